"""A Slurm of its own on this machine: munge, slurmctld and a slurmd for each of two virtual nodes, without systemd and cgroups.

Everything it has stands in one folder: configuration, key, sockets, state, logs. It listens on ports that were free, and its
commands find it by SLURM_CONF alone, so another Slurm on the machine is neither seen nor touched.
"""
import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "srun", "scancel", "scontrol", "squeue", "mpirun")
NODES = ("virtual1", "virtual2")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36  # linux/prctl.h
# A requeued job waits until its credential has expired (2 minutes where nothing is said), then for the next round of
# scheduling.
CONFIGURATION = """
ClusterName=virtual
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket,cred_expire=10
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/%n/pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_min_interval=0,sched_interval=2,bf_interval=1
KillWait=5
NodeName={nodes[0]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=2 RealMemory=8000
NodeName={nodes[1]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=2 RealMemory=8000
PartitionName=all Nodes=ALL Default=YES MaxTime=600 State=UP
"""
# slurmd 22.05 loads a plugin for cgroups though nothing uses it. That for version 1 asks for nothing at start, that for
# version 2 for systemd.
CGROUP_CONFIGURATION = "CgroupPlugin=cgroup/v1\n"


def what_is_missing():
    """Why there can be no Slurm here, in one sentence; None where there can."""
    missing = [program for program in PROGRAMS if not shutil.which(program, path=PATH)]
    if missing:
        return f"{', '.join(missing)} not installed (packages slurm-wlm, munge, openmpi-bin)"
    if os.geteuid() != 0:
        return "slurmd needs root to start jobs"
    return None


def interrupt(*_):
    raise KeyboardInterrupt


def process_control(option, value):
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def descendants():
    """The processes that this one started, directly or not, by what /proc says."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # After the name, which stands in parentheses and may hold anything: state, parent.
                state, parent = (entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[:2]
            except (OSError, ValueError):
                continue  # it has ended meanwhile
            parents[int(entry.name)] = int(parent) if state != "Z" or int(parent) == os.getpid() else 0
    found, frontier = set(), {os.getpid()}
    while frontier:
        frontier = {process for process, parent in parents.items() if parent in frontier} - found
        found |= frontier
    return found


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


class VirtualSlurm:
    """Started on entering, stopped and removed on leaving, whatever happened between.

    folder       everything of it
    environment  for commands that are to use it; nothing of the surrounding environment's launchers is in it
    """

    def __init__(self):
        signal.signal(signal.SIGTERM, interrupt)  # asked to end, it leaves nothing behind
        # Whoever loses its parent here becomes a child of this process, so that none escapes.
        process_control(PR_SET_CHILD_SUBREAPER, 1)
        self.folder = Path(tempfile.mkdtemp(prefix="permille-slurm-"))
        self.environment = {"PATH": PATH, "HOME": str(self.folder), "LANG": "C.UTF-8", "TMPDIR": str(self.folder / "tmp"),
                            "SLURM_CONF": str(self.folder / "slurm.conf")}
        self.daemons = {}

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self.folder.chmod(0o755)  # munge wants a path to its socket that everybody may walk
        for name in ("munge", "state", "tmp", *NODES):
            (self.folder / name).mkdir()
        key = self.folder / "key"
        key.touch(0o600)
        key.write_bytes(os.urandom(128))
        host = socket.gethostname().partition(".")[0]
        (self.folder / "slurm.conf").write_text(
            CONFIGURATION.format(host=host, folder=self.folder, ports=free_ports(3), nodes=NODES))
        (self.folder / "cgroup.conf").write_text(CGROUP_CONFIGURATION)
        munge = self.folder / "munge"
        self.daemon("munged", "--foreground", f"--socket={munge}/socket", f"--key-file={key}", f"--pid-file={munge}/pid",
                    f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        self.wait_for((munge / "socket").exists, "munge")
        self.daemon("slurmctld", "-D", "-f", self.environment["SLURM_CONF"])
        for node in NODES:
            self.daemon("slurmd", "-D", "-N", node, "-f", self.environment["SLURM_CONF"], name=node)
        self.wait_for(lambda: self.tell("sinfo", "--noheader", "--format=%T %D") == f"idle {len(NODES)}", "the nodes")

    def daemon(self, program, *words, name=None):
        with open(self.folder / f"{name or program}.said", "wb") as said:
            # It must not outlive this process, even when that is killed.
            self.daemons[name or program] = subprocess.Popen(
                [program, *words], env=self.environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                start_new_session=True, preexec_fn=lambda: process_control(PR_SET_PDEATHSIG, signal.SIGKILL))

    def wait_for(self, done, what, seconds=240):
        """Until done() is true; RuntimeError with the ends of the logs when that takes too long or a daemon has ended."""
        end = time.monotonic() + seconds
        while not done():
            ended = [name for name, daemon in self.daemons.items() if daemon.poll() is not None]
            if ended or time.monotonic() > end:
                why = f"{', '.join(ended)} ended" if ended else f"no {what} after {seconds} s"
                raise RuntimeError("\n".join([why, *(f"{file.name}:\n{file.read_text(errors='replace')[-2000:]}"
                                                     for file in sorted(self.folder.glob("*.said")))]))
            time.sleep(0.1)

    def run(self, *words, folder=None, more=None, seconds=600):
        """A command with this Slurm as its own; its standard output. AssertionError when it does not end with 0."""
        ran = subprocess.run(words, cwd=folder or self.folder, env=self.environment | (more or {}), stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=seconds, check=False)
        if ran.returncode != 0:
            raise AssertionError(f"`{' '.join(words)}` ended with exit {ran.returncode}\n"
                                 + (ran.stdout + ran.stderr).decode(errors="replace"))
        return ran.stdout

    def tell(self, *words):
        """What a command prints, without blanks around it; None when it fails."""
        ran = subprocess.run(words, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
                             check=False)
        return ran.stdout.strip() if ran.returncode == 0 else None

    def states(self, job):
        """The state of each element of a job array, by number: {1: "COMPLETED", 2: "RUNNING"}."""
        lines = self.tell("squeue", "--noheader", "--states=all", "--array", f"--jobs={job}", "--format=%K %T") or ""
        return {int(element): state for element, state in (line.split() for line in lines.splitlines()) if element.isdigit()}

    def send(self, number, job, element):
        """A signal to the processes of an element, at once: by way of Slurm it takes longer than an element may have left."""
        its = {f"SLURM_ARRAY_JOB_ID={job}", f"SLURM_ARRAY_TASK_ID={element}"}
        for process in descendants():
            with contextlib.suppress(OSError):  # it has ended meanwhile
                if its <= set(Path(f"/proc/{process}/environ").read_bytes().decode(errors="replace").split("\0")):
                    os.kill(process, number)

    def wait_for_queue(self, seconds=240):
        """Until no job waits or runs."""
        states = "pending,running,completing,configuring,suspended"
        self.wait_for(lambda: self.tell("squeue", "--noheader", f"--states={states}") == "", "empty queue", seconds)

    def stop(self):
        """Ends every process that was started, and removes the folder."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C leaves nothing behind either
        patience = time.monotonic() + 5
        asked = set()
        while left := descendants():
            for process in left:
                with contextlib.suppress(ChildProcessError, ProcessLookupError):
                    if time.monotonic() > patience:
                        os.kill(process, signal.SIGKILL)
                    elif process not in asked:
                        os.kill(process, signal.SIGTERM)
                    os.waitpid(process, os.WNOHANG)
            asked |= left
            time.sleep(0.05)
        shutil.rmtree(self.folder, ignore_errors=True)
