return await ReturnCase.Web.Commands.CommandLine.RunAsync(args);
