using OctopusHA.Commands;

return await CommandLine.RunAsync(args, Terminal.OfProcess());
