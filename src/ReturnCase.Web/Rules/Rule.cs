using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Rules;

/// <summary>A rule as the page and the document show it: all of it is data that the program itself runs on.</summary>
/// <param name="Info">In words, with its source.</param>
/// <param name="Guards">The moves that it guards: from where to where. Empty for a rule about facts alone.</param>
/// <param name="Proofs">The tests that fail without it.</param>
/// <param name="Asks">What it asks, as it reads when it is met; <see cref="GuardInfo.Sentence"/> is what is said when it is not.</param>
public sealed record Rule(GuardInfo Info, IReadOnlyList<Move> Guards, IReadOnlyList<string> Proofs, BilingualText Asks)
{
    private const string Proven = "proofs.txt";

    /// <summary>Every rule, in the order of the codes.</summary>
    public static IReadOnlyList<Rule> All { get; } = Read();

    /// <summary>Whether the leaflet is silent, so that it was decided here.</summary>
    public bool DecidedHere => Info.Source.Split(' ', ',', ';').Contains("D");

    /// <summary>The moves, each once with every phase it is made from.</summary>
    public IEnumerable<(CaseTrigger Trigger, IReadOnlyList<MoveScope> From)> Moves =>
        Guards.GroupBy(move => move.Trigger).Select(moves => (moves.Key, (IReadOnlyList<MoveScope>)[.. moves.Select(move => move.From).Distinct()]));

    private static Rule[] Read()
    {
        using var reader = new StreamReader(typeof(Rule).Assembly.GetManifestResourceStream(Proven)!);
        var proofs = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')).ToLookup(cells => cells[0], cells => cells[1]);
        return [.. GuardCatalogue.All.Select(info => new Rule(info, [.. CaseLifecycle.Moves.Where(move => move.Guards.Contains(info.Code))], [.. proofs[info.Code.ToString()]], ConditionText.Of(info.Code)))];
    }
}
