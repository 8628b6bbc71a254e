using System.Globalization;
using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Exploration;

namespace ReturnCase.Web.Commands;

/// <summary>docs/exploration.md, written from an exploration that is made anew.</summary>
public static class ExplorationDocument
{
    /// <summary>Where the document is kept, from the root of the sources.</summary>
    public const string Place = "docs/exploration.md";

    /// <summary>The whole document.</summary>
    public static string Write()
    {
        var seen = new Explorer(CaseLifecycle.Moves).Run(ExploredRules.All);
        if (seen.Found is { } found)
            throw new InvalidOperationException(found.ToString());
        var text = new StringBuilder();
        text.Append("""
            # Every state that a case can reach

            This file is generated: `dotnet run --project src/ReturnCase.Web -- docs` writes it, and a test fails when it is stale.
            `-- explore` goes through everything again and prints the figures; `-- explore --faults` plants the faults of the last section and prints how each is found.


            """);
        text.Append(CultureInfo.InvariantCulture, $"""
            ## What is explored

            The table of moves, the names of its guards and the machine are those of the program (`CaseLifecycle`), asked through `ILifecycleFacts`; so are the order of waiting
            decisions, what an answer opens, and what blocks a journey. Only the facts are abstract. Of a case this is kept: its phase; minor or adult; the rejection (none, stands, ended); the return
            decision (none, in force, ended, fallen with the rejection) and whether an incomplete one is on file; a permit; the answer of the IND that waits; whether this period reached 1.2, 1.3 or
            further search; whether a 1.3 stands; the referral of the phase (none, ready, sent, decided) and where it came from; whether an earlier one lies undecided; whether one is pending at 18; the
            open proposal and whether it was made before the birthday; the judgement (none, cooperating, insufficient); whether the search year has begun; the phase that the last line of the history says.

            Every other fact (suspensions, candidates, verifications, notes, alarms, who acts and when) can be recorded and taken back in every phase and is changed by no move. Keeping it would multiply
            the states and add nothing: each move is tried with all of them, and once more without each one that a rule asks for. A row is a conjunction of guards, so that a move refused without
            one fact is refused without two.

            | What | How many |
            | --- | --- |
            | States | {seen.States:N0} |
            | Steps by which a fact is recorded or taken back | {seen.FactSteps:N0} |
            | Moves, each from each state that allows it | {seen.MoveSteps:N0} |
            | Attempts without a fact that a rule asks for, all refused | {seen.Attempts:N0} |
            | Different questions put to the machine | {seen.Questions:N0} |
            | Steps of the longest of the shortest ways | {seen.Depth:N0} |
            | States of a minor with an open case, each with a way to a search or a preparation before 18 | {seen.OfMinors:N0} |

            Bounds: none on the number of steps. Periods are not counted: a reopening leads to the same states, with what a new period forgets forgotten. What the abstraction says too generously
            (a decision taken back brings back what it ended, whatever that was) adds states and hides none. Seeded walks of real cases check that every state a real case stands in,
            and every move it makes, is one of these (`RandomWalkTests`).

            """);
        Table(text, "States by phase", ["Phase", "States"], seen.Phases.OrderBy(p => p.Key).Select(p => (string[])[CaseTexts.Of(p.Key).En, Number(p.Value)]));
        Table(text, "Moves", ["Move", "Times"], seen.Moves.OrderBy(m => m.Key).Select(m => (string[])[CaseTexts.Of(m.Key).En, Number(m.Value)]));
        Table(text, "The rules", ["Rule", "What must hold", "Held by"], ExploredRules.All.Select(rule => (string[])[rule.Name, rule.Says, "the exploration, in each state and at each step; walks and explorations of real cases"]));
        text.Append("""

            Of I9, that no day used is given back, and of I10, that the lines join and none is skipped, is held by real cases, because an abstract case has no dates and one line: `RealCaseTests` goes from a real case in each
            phase, from one that was closed while the IND considers and from one that was reopened after a search, through every fact or move and then every move that is open, and `RandomWalkTests` walks at random.
            Of I2, that a later suspension stops a journey and alarms, and of *departed although blocked* that it alarms, is held by real cases too: an alarm can be closed at any time and is therefore a free fact.
            What a move does besides its phase (a proposal lapses, a referral is decided, superseded or pending) is written in `CaseFile.Move` and once more in `MoveEffects`; the walks hold the two together.

            ## Planted faults

            Each was put into the table, or into what a move does, on purpose. The exploration stops at the nearest state that shows it.

            """);
        foreach (var fault in PlantedFault.All)
        {
            var shown = fault.Explore().Found ?? throw new InvalidOperationException($"{fault.Says} was not found.");
            text.Append(CultureInfo.InvariantCulture, $"\n**{shown.Rule}: {fault.Says}.** Found: {shown.Wrong}\n\n");
            foreach (var line in shown.Story)
                text.Append("- ").Append(line).Append('\n');
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static void Table(StringBuilder text, string title, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| ").AppendJoin(" | ", heads).Append(" |\n| ").AppendJoin(" | ", heads.Select(_ => "---")).Append(" |\n");
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
