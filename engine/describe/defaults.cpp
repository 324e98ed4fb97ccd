// Marking the numbers that an author left to their defaults.
#include "defaults.hpp"

namespace permille {
namespace {

class Marker : public FieldVisitor {
  public:
    explicit Marker(std::string path) : path_(std::move(path)) {}
    void mark(const Slot& slot, const Field& field, const std::string& path);

  private:
    void visit(const Field& field, Need, const Slot& slot) override {
        mark(slot, field, path_ + "." + std::string(field.key));
    }
    std::string path_;
};

void Marker::mark(const Slot& slot, const Field& field, const std::string& path) {
    if (const Quantity* quantity = std::get_if<Quantity>(&slot)) {
        Number& number = quantity->value;
        number.path = path;
        number.lowest = field.min;
        number.highest = field.max;
        number.source = "default";
        if (const double* known = std::get_if<double>(&number.form)) number.text = shortest_text(*known);
    } else if (const Record* record = std::get_if<Record>(&slot)) {
        Marker below(path);
        record->describe(record->object, below);
    } else if (const Maybe* maybe = std::get_if<Maybe>(&slot); maybe && maybe->engaged) {
        mark(maybe->engage(maybe->object), field, path);
    } else if (const Keyed* keyed = std::get_if<Keyed>(&slot)) {
        for (std::size_t i = 0; i < keyed->size; ++i)
            mark(keyed->at(keyed->object, i), field, path + "." + std::string(keyed->id(keyed->object, i)));
    }
}

}  // namespace

void mark_defaults(const Slot& slot, const Field& field, const std::string& path) {
    Marker(path).mark(slot, field, path);
}

}  // namespace permille
