"""Measures programs side by side: what main-job and import-counties have in common. Standard library only."""
import os, shutil, statistics, subprocess, sys, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def refuse(reason, status):
    print(f"{Path(sys.argv[0]).name}: {reason}", file=sys.stderr)
    sys.exit(status)


def shared(path):
    """A file or folder of ../shared."""
    found = SHARED / path
    if not found.exists():
        refuse(f"there is no ../shared/{path}. It is not part of this repository; put it beside it and try again.", 66)
    return found


def need(program):
    if not shutil.which(program):
        refuse(f"there is no {program}. Install it: 'Scripts/setup test'.", 69)


def release_zegui():
    """Builds the release program if it is not up to date, and says where it is."""
    build = ["swift", "build", "--package-path", str(ROOT), "-c", "release", "--static-swift-stdlib"]
    if subprocess.run(build + ["--product", "zegui"], stdout=sys.stderr).returncode:
        refuse("the release program does not build", 70)
    folder = subprocess.run(build + ["--show-bin-path"], capture_output=True, text=True, check=True).stdout.strip()
    return str(Path(folder) / "zegui")


class Figures:
    """Wall and CPU times of one program over the rounds, and the peak memory of its largest process."""

    def __init__(self):
        self.forget()

    def run(self, command):
        """Runs a program to its end, with its output thrown away.

        The kernel counts a process and all it has waited for: their largest. It counts also what we held when we
        started it, about 16 MiB; no figure is below that.
        """
        nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
        start = time.perf_counter()
        pid = os.posix_spawnp(command[0], command, os.environ, file_actions=nowhere)
        _, status, usage = os.wait4(pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.cpu_seconds.append(usage.ru_utime + usage.ru_stime)
        self.mebibytes = max(self.mebibytes, usage.ru_maxrss / 1024)
        if status:
            refuse(f"failed with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}", 70)

    def forget(self):
        """Begins anew, as after a warm-up."""
        self.seconds, self.cpu_seconds, self.mebibytes = [], [], 0.0

    @property
    def least(self):
        return min(self.seconds)

    @property
    def median(self):
        return statistics.median(self.seconds)


def show(figures):
    """A table of name and figures."""
    width = max(map(len, figures))
    print(f"{'':{width}}  {'min s':>8}  {'median s':>8}  {'CPU s':>8}  {'peak MiB':>8}")
    for name, of in figures.items():
        cpu = statistics.median(of.cpu_seconds)
        print(f"{name:{width}}  {of.least:8.4f}  {of.median:8.4f}  {cpu:8.4f}  {of.mebibytes:8.0f}")


def show_ratio(name, ours, theirs):
    cpu = statistics.median(ours.cpu_seconds) / statistics.median(theirs.cpu_seconds)
    print(f"{name}: {ours.median / theirs.median:.2f} by medians, {ours.least / theirs.least:.2f} by minima, "
          f"{cpu:.2f} by median CPU")


def show_machine(rounds):
    print(f"{rounds} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f} at the start")
