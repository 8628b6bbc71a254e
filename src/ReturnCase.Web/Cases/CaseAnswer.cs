using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>What came of an attempt to change a case.</summary>
public abstract record CaseAnswer
{
    /// <summary>Kept.</summary>
    public sealed record Saved : CaseAnswer;

    /// <summary>Refused by rules of the case; an empty list means that the phase knows no such move.</summary>
    public sealed record Refused(IReadOnlyList<GuardCode> Guards) : CaseAnswer
    {
        /// <summary>The other case in which it was refused, where one form is of several; null for the case of the page.</summary>
        public string? In { get; init; }

        /// <summary>The line of history that says the same already, with its case; null where none stands in the way.</summary>
        public (CaseFile File, CaseEntry Line)? There { get; init; }

        /// <summary>The case of the form as it is on file, where it had changed in memory before another one refused; null where it had not.</summary>
        public CaseFile? Now { get; init; }
    }

    /// <summary>Somebody else saved meanwhile: what they recorded, to be read beside one's own text.</summary>
    public sealed record Conflict(IReadOnlyList<CaseEntry> Since, CaseFile Now) : CaseAnswer
    {
        /// <summary>The other case that somebody saved meanwhile, where one form is of several; null for the case of the page.</summary>
        public string? In { get; init; }
    }

    /// <summary>Another case took or gave back a bed in the care place meanwhile; this case did not change.</summary>
    public sealed record PlaceChanged(CaseFile Now) : CaseAnswer;

    /// <summary>The V-number already has a case.</summary>
    public sealed record KnownVNumber : CaseAnswer;

    public bool IsSaved => this is Saved;

    /// <summary>The case to show with this answer: what stands in the database now.</summary>
    public CaseFile Latest(CaseFile file) => this switch
    {
        Refused { Now: { } now } when now.Number == file.Number => now,
        Conflict conflict => conflict.Now,
        PlaceChanged changed => changed.Now,
        _ => file,
    };
}
