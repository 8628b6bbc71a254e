using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReturnCase.Data.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>The questions about probable doubles in a form, and what was answered.</summary>
public sealed record DoubleAnswers
{
    /// <summary>One line for each case that is alike.</summary>
    public List<DoubleAnswer> Lines { get; init; } = [];

    /// <summary>Asks what was found: a line for each, with what was answered before. Of anything else that was sent nothing stays.</summary>
    public void Ask(IReadOnlyList<LikeCase> found)
    {
        Lines.RemoveAll(line => found.All(like => like.Number != line.Number));
        foreach (var like in found)
        {
            var line = Lines.Find(answer => answer.Number == like.Number);
            if (line is null)
            {
                Lines.Add(line = new() { Number = like.Number });
            }

            line.Found = like;
        }
    }
}

/// <summary>Whether a case that is alike is of the same child, and why somebody thinks so.</summary>
public sealed record DoubleAnswer
{
    public string? Number { get; set; }

    public bool? Same { get; set; }

    public string? Why { get; set; }

    /// <summary>What is alike; null until it was looked up.</summary>
    [BindNever]
    public LikeCase? Found { get; set; }
}
