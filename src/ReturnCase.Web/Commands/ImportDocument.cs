using System.Globalization;
using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Importing;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Commands;

/// <summary>docs/import.md and the template beside it, written from the columns that the reader knows.</summary>
internal sealed class ImportDocument(ImportText text, EnumText words)
{
    /// <summary>Where the guide is kept, from the root of the sources.</summary>
    public const string GuidePlace = "docs/import.md";

    /// <summary>Where the template is kept.</summary>
    public const string TemplatePlace = "docs/import-template.csv";

    /// <summary>Where the same template is kept as a workbook.</summary>
    public const string WorkbookPlace = "docs/import-template.xlsx";

    private const char Separator = ';';
    private static readonly DateTime Stamp = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The names of the columns, and lines of fictitious cases.</summary>
    public static string Template() =>
        string.Concat(Examples().Prepend(ImportColumns.All.Select(column => column.Name)).Select(cells => string.Join(Separator, cells) + "\n"));

    /// <summary>The same lines in a workbook in which every cell is a text: a spreadsheet program leaves zeros in front and dates as they were typed.</summary>
    public static async Task<byte[]> WorkbookAsync()
    {
        using var to = new MemoryStream();
        await new XlsxTable("ReturnCase: import", "Zaken", [.. ImportColumns.All.Select(column => column.Name)], IsForm: true)
            .WriteAsync(to, Stamp, Examples().Select(line => line.Select(cell => (TableValue)cell).ToArray()).ToAsyncEnumerable());
        return to.ToArray();
    }

    /// <summary>The guide.</summary>
    public string Guide()
    {
        var guide = new StringBuilder();
        guide.Append(CultureInfo.InvariantCulture, $"""
            # Bringing an existing caseload in

            This file, `{Path.GetFileName(TemplatePlace)}` and `{Path.GetFileName(WorkbookPlace)}` are generated from the columns that the reader knows: `dotnet run --project src/ReturnCase.Web -- docs` writes them, and a test fails
            when they are stale. Do not edit them by hand; change `ImportColumns` or the texts of `ImportText` instead.

            ## The command

            ```
            dotnet run --project src/ReturnCase.Web -- import FILE [--dry-run] [--report FILE]
            ```

            - `FILE` is CSV (UTF-8 with or without a byte-order mark, UTF-16 with one, or Windows-1252; cells between `;`, `,` or tab) or an Excel workbook (`.xlsx`, its first sheet). What is not UTF-8 is read
              as Windows-1252 and said, with the line and the character at which it shows: check the names.
            - `--dry-run` keeps nothing and says what would come of each line. Begin with it.
            - `--report FILE` writes a table (CSV, opens in a spreadsheet, runs nothing) with each line: what came of it, its case, and for each cell that is wrong the column, what is wrong and what would be
              right, in Dutch and in English. It holds keys of the old system: only the account that runs the command can read it. Keep it no longer than needed.
            - Ctrl-C (or the signal by which a machine ends programs) ends it between two lines: it says how many lines came in, and the report has whole rows. Run the same command again to go on. Ctrl-C twice ends it at once; that
              too leaves no half case.
            - Exit codes: 0 every line came in or was here already; 1 some did not, the file cannot be read, or it was stopped; 2 wrong usage.

            A line comes in whole or not at all. Good lines come in beside bad ones. Mend the bad ones and run the same file again: what came in has its key here and stays as it is. The same holds after the
            program was stopped half way, at whatever moment. A V-number that has a case here never gets a second one, and of two lines with the same V-number or key none comes in, because nobody here can say
            which is right. First add the users (`user add`): each case goes to a team and, unless it is closed, to a counsellor of that team.

            A line that may be of a child who is here already, or who stands on an earlier line under another V-number, comes in all the same: the names sound alike and the birth dates can be one (`docs/adr/0048`). The report and the
            closing summary name what it looks like, at most five and how many more; the new case has the finding on file and a task for its team. Whether it is the same child is for a person to say, and only a supervisor links the
            two (*same child* on the page of the case). A dry run names the cases that are here and the earlier lines of the file.

            ## What becomes of a line

            - The case is registered on the day of its transfer. Decisions, phases, suspensions and people are told on the days on which they were, as recorded now, with the old system and its key as their source.
            - The case runs under the rule set that is in force on the day on which it comes in, whenever it began: a changed setting counts for a case that comes in later.
            - Where the facts on file open the move to a phase (accepting the case; the answer of the IND), that move is made, under its guards. For any other phase the history gets a line of its own kind:
              *brought in from* the system, from which phase to which, reached on that day. No outcome is confirmed and nothing is decided by a file.
            - What the law asks is judged all the same: a minor on that day, the rejection on file, a complete return decision exactly in track 2, a known way from one phase to the next, and for a phase that is
              adverse to the child a reason and two persons who decided it. A line that fails is named, at the column that is meant, and does not come in.
            - What else the phase rests on, and did not come along (the countries, what was tried in them, the judgement, the guardian's view, who was told), stands on the case as what is to be completed, and is a
              task of its counsellor.
            - The clocks are reckoned from these facts, as for any case: the search year from the rejection or from the day on which track 2 was left, standing still in track 2. A suspension that paused it counts as a pause once a supervisor here agrees.
            - A case that waits for the IND comes with its referral: pending where it was sent, or ready to be sent from here.
            - Notes, documents and contact moments do not come along: they stay where they are, and the timeline says where that is.

            ## Columns

            Take the template: `{Path.GetFileName(WorkbookPlace)}` in a spreadsheet program, where every cell is a text, so that zeros in front and dates stay as they are typed; or `{Path.GetFileName(TemplatePlace)}`. The order of the columns is free, and those that may be empty can be left out. Dates are written as 2026-03-31 or 31-03-2026; the time 00:00 behind a date is no more than that date, and another
            time is a fault. The names of people and languages hold no sign that cannot be seen (control characters, signs that turn the order of letters round) and no empty word between two commas: such a cell is named with the
            sign, as on the forms.


            """);
        Table(guide, ["Column", "Needed", "Wat erin staat", "What it holds", "At most", "Example"], ImportColumns.All.Select(column => (string[])
        [
            $"`{column.Name}`", text.In("en", $"Need{column.Need}"), text.In("nl", $"Column_{column.Name}"), text.In("en", $"Column_{column.Name}"), ImportCells.Number(column.MaxLength),
            column.Examples.FirstOrDefault(example => example.Length > 0) is { } example ? $"`{example}`" : "",
        ]));
        guide.Append("## Words\n\nCapitals make no difference. A phase and a closing reason may also be written as they stand in the program, in Dutch or in English.\n\n");
        Words(guide, "Phases (`phase`, `phase_history`)", Enum.GetValues<CasePhase>().Select(phase => (phase.ToString(), CaseTexts.Of(phase).Nl, CaseTexts.Of(phase).En)));
        Words(guide, "Closing reasons (`closing_reason`)", Enum.GetValues<ClosingReason>().Select(reason => (reason.ToString(), CaseTexts.Of(reason).Nl, CaseTexts.Of(reason).En)));
        Words(guide, "Where a birth date comes from (`birth_date_source`)", Spoken<BirthDateSource>());
        Words(guide, "Decisions (`decisions`): example `FurtherInvestigation 2026-03-02 Z1-11009 until 2026-09-01`", Spoken<DecisionKind>(DecisionKind.AsylumRejected, DecisionKind.ReturnDecisionIssued));
        Words(guide, "Suspensions (`suspensions`): example `Appeal 2025-10-01..2026-01-15 AWB 25/4410`", Spoken<SuspensionKind>());
        return guide.ToString().ReplaceLineEndings("\n").Replace("|  |", "| |", StringComparison.Ordinal).TrimEnd('\n') + "\n";
    }

    private IEnumerable<(string, string, string)> Spoken<TWord>(params TWord[] except)
        where TWord : struct, Enum =>
        Enum.GetValues<TWord>().Except(except).Select(word => (word.ToString(), In("nl", word), In("en", word)));

    private string In(string language, Enum word)
    {
        using var spoken = new Privacy.Spoken(language);
        return words[word];
    }

    private static void Words(StringBuilder guide, string title, IEnumerable<(string Word, string Nl, string En)> rows)
    {
        guide.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
        Table(guide, ["Write", "Nederlands", "English"], rows.Select(row => (string[])[$"`{row.Word}`", row.Nl, row.En]));
    }

    private static void Table(StringBuilder guide, string[] heads, IEnumerable<string[]> rows)
    {
        guide.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n");
        foreach (var row in rows)
            guide.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        guide.Append('\n');
    }

    private static IEnumerable<IEnumerable<string>> Examples() => Enumerable.Range(0, ImportColumns.All[0].Examples.Count).Select(line => ImportColumns.All.Select(column => column.Examples[line]));
}
