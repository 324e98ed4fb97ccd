// A disk that is full after a number of writes, for SQLite alone: a file system between it and the real one.
#pragma once

#include <sqlite3.h>

#include <limits>

namespace permille::sweep_sample {

/// While it lives, databases are opened through it. One at a time.
class FullDisk {
  public:
    FullDisk() {
        room_ = std::numeric_limits<int>::max();
        real_ = sqlite3_vfs_find(nullptr);
        between_ = *real_;
        between_.zName = "permille-full-disk";
        between_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
        between_.xOpen = open;
        sqlite3_vfs_register(&between_, 1);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        sqlite3_vfs_unregister(&between_);
        sqlite3_vfs_register(real_, 1);
    }
    void fill_after(int writes) const { room_ = writes; }
    void free_space() const { room_ = std::numeric_limits<int>::max(); }

  private:
    // What SQLite holds of a file; the real one follows it in memory.
    struct File {
        sqlite3_file base;
    };
    static sqlite3_file* real(sqlite3_file* file) {
        return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
    }
    static int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* given) {
        static const sqlite3_io_methods methods = make_methods();
        file->pMethods = nullptr;
        const int code = real_->xOpen(real_, name, real(file), flags, given);
        if (code == SQLITE_OK) file->pMethods = &methods;
        return code;
    }
    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
        if (room_ <= 0) return SQLITE_FULL;
        --room_;
        return real(file)->pMethods->xWrite(real(file), bytes, size, at);
    }
    // Version 1, without shared memory: enough for one process that locks others out.
    static sqlite3_io_methods make_methods() {
        sqlite3_io_methods made{};
        made.iVersion = 1;
        made.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
        made.xRead = [](sqlite3_file* f, void* into, int size, sqlite3_int64 at) {
            return real(f)->pMethods->xRead(real(f), into, size, at);
        };
        made.xWrite = write;
        made.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
            return real(f)->pMethods->xTruncate(real(f), size);
        };
        made.xSync = [](sqlite3_file*, int) { return SQLITE_OK; };  // it loses no power
        made.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
            return real(f)->pMethods->xFileSize(real(f), size);
        };
        made.xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); };
        made.xUnlock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); };
        made.xCheckReservedLock = [](sqlite3_file* f, int* held) {
            return real(f)->pMethods->xCheckReservedLock(real(f), held);
        };
        made.xFileControl = [](sqlite3_file* f, int what, void* with) {
            return real(f)->pMethods->xFileControl(real(f), what, with);
        };
        made.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
        made.xDeviceCharacteristics = [](sqlite3_file* f) {
            return real(f)->pMethods->xDeviceCharacteristics(real(f));
        };
        return made;
    }

    inline static int room_ = 0;
    inline static sqlite3_vfs* real_ = nullptr;
    inline static sqlite3_vfs between_{};
};

}  // namespace permille::sweep_sample
