using System.Globalization;
using System.Text;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Commands;

/// <summary>docs/lifecycle.md, written from the table of moves, the guards' catalogue and the machine itself.</summary>
public static class LifecycleDocument
{
    /// <summary>Where the document is kept, from the root of the sources.</summary>
    public const string Place = "docs/lifecycle.md";

    /// <summary>The whole document.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The life of a case

            This file is generated: `dotnet run --project src/ReturnCase.Web -- docs` writes it, and a test fails when it is stale.
            Do not edit it by hand; change `CaseLifecycle`, `GuardCatalogue` or `CaseTexts` instead.

            A case is in one phase. A *move* changes the phase, and only a person makes one. Facts are recorded at any time and move nothing:
            the *guards* of a move read the facts that are already there. A move that is blocked gives all its reasons at once, each with what
            would satisfy it. L marks a line of the leaflet, § a section of the domain, I a rule that always holds, D a decision taken here
            (see `docs/adr/`).

            ## The drawing

            `Open`, `Track1` and `Track2` hold several phases; an arrow from one of them starts in each of its phases, with exceptions written as
            guards. Guards that only choose between two targets are left out.


            """);
        Diagram(text);
        Table(text, "Phases", ["Phase", "Nederlands", "English", "Part"], Enum.GetValues<CasePhase>().Select(phase => (string[])
            [Code(phase), CaseTexts.Of(phase).Nl, CaseTexts.Of(phase).En, Part(phase)]));
        Table(text, "Moves", ["Move", "Nederlands", "English", "From", "To", "Guards", "Source"],
            from row in CaseLifecycle.Moves
            group row by (row.Trigger, row.From) into rows
            let guards = rows.SelectMany(row => row.Guards).Where(guard => !CaseLifecycle.IsRoute(guard)).Distinct()
            select (string[])
            [
                Code(rows.Key.Trigger), CaseTexts.Of(rows.Key.Trigger).Nl, CaseTexts.Of(rows.Key.Trigger).En, Code(rows.Key.From),
                string.Join(" or ", rows.Select(row => Code(row.To)).Distinct()), string.Join(", ", guards.Select(guard => Code(guard))), rows.First().Source,
            ]);
        Table(text, "Guards", ["Guard", "Waarom niet", "Why not", "Wat helpt", "What satisfies it", "Where", "Source"], GuardCatalogue.All.Select(guard => (string[])
            [Code(guard.Code), guard.Sentence.Nl, guard.Sentence.En, guard.Satisfy.Nl, guard.Satisfy.En, Where(guard), guard.Source]));
        Table(text, "Closing reasons", ["Reason", "Nederlands", "English", "Move"],
            from trigger in Enum.GetValues<CaseTrigger>()
            let reason = CaseLifecycle.Closing(trigger)
            where reason is not null
            orderby reason
            select (string[])[Code(reason.Value), CaseTexts.Of(reason.Value).Nl, CaseTexts.Of(reason.Value).En, Code(trigger)]);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static void Diagram(StringBuilder text)
    {
        var states = CaseLifecycle.Build(new NoFacts(), () => CasePhase.Intake, _ => { }).Info.States
            .Select(state => (Scope: (MoveScope)state.UnderlyingState, Inside: (MoveScope?)state.Superstate?.UnderlyingState, state.FixedTransitions))
            .OrderBy(state => state.Scope).ToList();
        text.Append("```mermaid\nstateDiagram-v2\n");
        foreach (var (scope, _, _) in states.Where(state => state.Scope < MoveScope.Open))
            Line(text, 1, $"state \"{CaseTexts.Of((CasePhase)scope).En}\" as {scope}");
        foreach (var (scope, _, _) in states.Where(state => state.Inside is null))
            Nest(scope, 1);
        Line(text, 1, $"[*] --> {MoveScope.Intake}");
        var arrows = from state in states
                     from transition in state.FixedTransitions
                     let to = (MoveScope)transition.DestinationState.UnderlyingState
                     group (CaseTrigger)transition.Trigger.UnderlyingTrigger by (From: state.Scope, To: to);
        foreach (var arrow in arrows)
        {
            var moves = arrow.Distinct().Select(Label).ToList();
            var label = moves.Count > 3 ? $"{moves.Count} moves that close, see the table" : string.Join(" / ", moves);
            // The drawing cannot take an arrow from a whole to one of its own parts.
            Line(text, 1, arrow.Key.From == MoveScope.Open && arrow.Key.To < MoveScope.Closed
                ? $"note right of {arrow.Key.To} : From every phase of {arrow.Key.From} - {label}"
                : $"{arrow.Key.From} --> {arrow.Key.To} : {label}");
        }

        Line(text, 1, $"{MoveScope.Closed} --> [*]");
        text.Append("```\n");

        void Nest(MoveScope scope, int depth)
        {
            var parts = states.Where(state => state.Inside == scope).Select(state => state.Scope).ToList();
            if (parts.Count == 0)
            {
                if (depth > 1)
                    Line(text, depth, scope.ToString());
                return;
            }

            Line(text, depth, $"state {scope} {{");
            parts.ForEach(part => Nest(part, depth + 1));
            Line(text, depth, "}");
        }
    }

    private static void Table(StringBuilder text, string title, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        Row(text, heads);
        Row(text, [.. heads.Select(_ => "---")]);
        foreach (var row in rows)
            Row(text, row);
    }

    private static void Row(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');

    // A colon would end the label.
    private static string Label(CaseTrigger trigger) => CaseTexts.Of(trigger).En.Replace(": ", ", ", StringComparison.Ordinal);

    private static string Code<T>(T code)
        where T : struct, Enum => $"`{code}`";

    private static string Part(CasePhase phase) => phase.IsTrack1() ? "Track 1" : phase.IsTrack2() ? "Track 2" : "";

    private static string Where(GuardInfo guard) => guard.Remedy switch
    {
        GuardRemedy.Page => $"page `{guard.Page}`",
        GuardRemedy.SupervisorPage => $"a supervisor, on page `{guard.Page}`",
        GuardRemedy.Form => "the form itself",
        GuardRemedy.IndOnly => $"IND only; recorded on page `{guard.Page}`",
        GuardRemedy.AnotherPerson => "another person",
        GuardRemedy.Nothing => "nobody: it follows from a date or the phase",
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard.Remedy, "No such remedy."),
    };

    // A drawing asks no guards.
    private sealed class NoFacts : ILifecycleFacts
    {
        public bool Holds(GuardCode guard, CaseTrigger trigger) => false;
    }
}
