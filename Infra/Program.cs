using System.Runtime.InteropServices;
using OctopusHA.Commands;

// The engine stops its programs by itself; a person's command clears up first.
using var stop = new CancellationTokenSource();
using var interrupt = args.Length > 0 ? PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop) : null;
using var terminate = args.Length > 0 ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop) : null;
return await CommandLine.RunAsync(args, Terminal.OfProcess(), stop.Token);

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
