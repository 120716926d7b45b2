"""Runs a command of its own session for as long as whoever started this lives: guard.py [--remove FOLDER] -- COMMAND...

The end of standard input is the end of the command, however its owner ended: first SIGINT, which terraform needs in order to
write its state and end its providers, then SIGKILL for the whole session. --remove takes a folder away at the very end.
"""
import os, shutil, signal, subprocess, sys, threading, time

PATIENCE = 30  # seconds between SIGINT and SIGKILL

split = sys.argv.index("--")
folder = sys.argv[2] if sys.argv[1] == "--remove" else None
# A shell starts what it runs in the background deaf to SIGINT, and the command would inherit that.
signal.signal(signal.SIGINT, signal.SIG_DFL)
child = subprocess.Popen(sys.argv[split + 1:], stdin=subprocess.DEVNULL, start_new_session=True)
ending = threading.Lock()


def kill_session():
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def end(*_):
    if not ending.acquire(blocking=False):
        return
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
        deadline = time.monotonic() + PATIENCE
        while child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
    kill_session()


def watch():
    while os.read(0, 4096):
        pass
    end()


# Ctrl+C reaches every process of a terminal; this one ends its command in its own time.
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, lambda *_: threading.Thread(target=end).start())
threading.Thread(target=watch, daemon=True).start()
code = child.wait()
kill_session()
# Another command of the same owner may still be writing into the folder while it ends.
deadline = time.monotonic() + PATIENCE
while folder and os.path.exists(folder) and time.monotonic() < deadline:
    shutil.rmtree(folder, ignore_errors=True)
    time.sleep(0.1)
os._exit(code if code >= 0 else 128 - code)
