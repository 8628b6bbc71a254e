using System.Text.RegularExpressions;

namespace ReturnCase.Web.Demo.Vocabulary;

/// <summary>Fills the words in braces, for one child and the people around it.</summary>
internal sealed partial class Wording(Child child, string town, string place, IReadOnlyList<AroundChild> around, string interpreter)
{
    /// <summary>The candidate that is spoken of.</summary>
    public string Candidate { get; set; } = "de familie";

    public string Fill(string text) => Braces().Replace(text, match => Word(match.Groups[1].Value));

    private string Word(string name) => name switch
    {
        "naam" => child.FirstName,
        "hij" => child.He,
        "Hij" => child.IsGirl ? "Zij" : "Hij",
        "zijn" => child.His,
        "hem" => child.Him,
        "land" => child.Origin.Country,
        "taal" => child.Origin.Language,
        "stad" => town,
        "plaats" => place,
        "voogd" => around[0].Name,
        "advocaat" => around[1].Name,
        "tolk" => interpreter,
        "wie" => Candidate,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such word."),
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Braces();
}
