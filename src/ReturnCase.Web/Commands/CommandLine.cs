namespace ReturnCase.Web.Commands;

/// <summary>Finds the command in the arguments. What starts with a dash before it is a setting, as the platform has it.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;

    private static readonly Dictionary<string, Func<string[], Task<int>>> Commands = new(StringComparer.Ordinal)
    {
        ["serve"] = Serve.RunAsync,
        ["healthy"] = Healthy.RunAsync,
        ["migrate"] = Migrate.RunAsync,
        ["backup"] = Backup.RunAsync,
        ["restore"] = Restore.RunAsync,
        ["move"] = Move.RunAsync,
        ["doctor"] = Doctor.RunAsync,
        ["docs"] = Docs.RunAsync,
        ["explore"] = Explore.RunAsync,
        ["export-referrals"] = ExportReferrals.RunAsync,
        ["seed"] = Seed.RunAsync,
        ["import"] = Import.RunAsync,
        ["user"] = Users.RunAsync,
        ["audit"] = AuditCommand.RunAsync,
        ["alarms"] = Alarms.RunAsync,
    };

    internal static bool IsCommand(string word) => Commands.ContainsKey(word);

    public static async Task<int> RunAsync(string[] args)
    {
        var name = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "serve";
        var rest = args.Length > 0 && args[0] == name ? args[1..] : args;
        if (args.Contains("--help"))
            return Help();
        if (!Commands.TryGetValue(name, out var command))
        {
            await Console.Error.WriteLineAsync($"There is no command '{name}'. Use --help for the list.");
            return WrongUsage;
        }
        try
        {
            return await command(rest);
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} Use --help for the list.");
            return WrongUsage;
        }
        catch (Setup.SettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Refused;
        }
        catch (System.Data.Common.DbException exception)
        {
            await Console.Error.WriteLineAsync($"The database of ConnectionStrings:ReturnCase does not work: {exception.Message}");
            return Refused;
        }
    }

    private static int Help()
    {
        Console.WriteLine("""
            ReturnCase: case management for return counselling.

              serve                  serve the web application (default)
              healthy [--address URL]
                                     ask the program that runs here whether it can be used, as a container does
              migrate [--dry-run]    bring the database to this version; --dry-run lists what would run
              backup FILE            write a whole copy of the database to a new file, beside people at work
              restore FILE [--verify]
                                     put a backup back and destroy again what was destroyed since; --verify only checks it
              move --to CONNECTION [--provider SqlServer|Sqlite]
                                     take an SQLite database over to an empty one on SQL Server, with the program stopped, and prove that both
                                     hold the same; stopped in between, the same command goes on
              doctor [--audit] [--whole]
                                     check settings, keys, folders, disks, clock, database, trail, documents, jobs and what the program leans on;
                                     a line for each, and nothing is changed. --audit reads the whole audit trail, --whole every page of the database
              docs [--check]         write the documents and schemas that are made from the code; --check only says which are stale
              explore [--faults]     go through every state that a case can reach and check the rules in each; --faults plants faults and
                                     shows by which story each is found
              export-referrals [--out FOLDER]
                                     make a package of every referral that is ready and complete, and put it in a folder
              seed --cases N [--seed S]
                                     add N fictitious cases (1 to 1,000,000) to a demo database; the same seed gives the same cases
                                     on the same day; stopped half way and typed again, it goes on
              import FILE [--dry-run] [--report FILE]
                                     bring an existing caseload in from a CSV or XLSX file; docs/import.md says how it is written;
                                     --dry-run only says what would come of it, --report writes a table with each line and what is wrong with it
              user add NAME --role ROLE [--team TEAM] [--name "DISPLAY NAME"]
                                     add a user; the password is read from standard input, or made and printed once when left empty
              user disable NAME      refuse sign-in to a user; not while open cases are in that name
              user list              show every user with role and team
              audit verify           read the whole audit trail and name the first row that is not as it was written
              audit relink           make the list that finds the rows of a case anew from the rows
              alarms run [--on DATE] tell people of deadlines that near, and send the e-mail that waits, as the program does by itself;
                                     --on judges a demo as of a day such as 2026-12-01
              --help                 this text

            Settings are given as --Name:Part=value or as environment variables (Name__Part=value).
            Exit codes: 0 done, 1 refused or failed with a sentence on standard error, 2 wrong usage.
            """);
        return Done;
    }
}
