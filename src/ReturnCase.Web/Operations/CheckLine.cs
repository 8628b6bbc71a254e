namespace ReturnCase.Web.Operations;

/// <summary>How a check ended; the worst comes last.</summary>
public enum CheckState { Ok, Warning, Fault }

/// <summary>What one check found.</summary>
/// <param name="Name">What was looked at, in a word.</param>
/// <param name="State">How it ended.</param>
/// <param name="Sentence">What is wrong and what would be right; what is well where nothing is wrong. It holds no secret, and nothing of a person.</param>
public sealed record CheckLine(string Name, CheckState State, string Sentence)
{
    public static CheckLine Ok(string name, string sentence) => new(name, CheckState.Ok, sentence);

    public static CheckLine Warning(string name, string sentence) => new(name, CheckState.Warning, sentence);

    public static CheckLine Fault(string name, string sentence) => new(name, CheckState.Fault, sentence);
}
