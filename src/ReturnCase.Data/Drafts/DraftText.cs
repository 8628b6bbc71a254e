namespace ReturnCase.Data.Drafts;

/// <summary>One field of a form, as it was typed. A question with several answers has several.</summary>
public sealed record DraftField(string Name, string Value);

/// <summary>What was typed in a form.</summary>
/// <param name="Fields">Each field of it.</param>
/// <param name="Version">The version of the case that the form was made from; null where no case is there yet.</param>
public sealed record DraftText(IReadOnlyList<DraftField> Fields, int? Version)
{
    /// <summary>Whether both say the same, whatever version of the case they were typed beside.</summary>
    public bool SaysSameAs(DraftText other) => Fields.SequenceEqual(other.Fields);
}

/// <summary>Whose draft, of which case and form. The encryption binds all three.</summary>
/// <param name="UserId">Who typed it.</param>
/// <param name="CaseNumber">The case; null for the form of a new one.</param>
/// <param name="Form">The form; see <see cref="Draft.Form"/>.</param>
public sealed record DraftPlace(string UserId, string? CaseNumber, string Form)
{
    /// <summary>Ends the name of a text beside the one that its form holds: nobody had chosen between the two, so both are kept.</summary>
    public const string AsideEnd = "~";

    /// <summary>Part of the name of a form by which whoever may not open a case asks to, so that its writer sees it all the same.</summary>
    public const string OfEmergency = "/emergency";

    /// <summary>It stands beside the text that its form holds.</summary>
    public bool IsAside => Form.EndsWith(AsideEnd, StringComparison.Ordinal);

    /// <summary>The place of the text that the form itself holds.</summary>
    public DraftPlace Own => this with { Form = Form.Split(AsideEnd)[0] };

    /// <summary>A place beside it; each number is another one.</summary>
    public DraftPlace Aside(int number) => this with { Form = Own.Form + (number == 1 ? AsideEnd : $"{AsideEnd}{number}{AsideEnd}") };
}

/// <summary>A draft that was read.</summary>
public sealed record KeptDraft(int Id, DraftPlace Place, DraftText Text, int Revision, DateTime KeptAt);

/// <summary>A line in the list of somebody's drafts. What was typed is not read for it.</summary>
public sealed record DraftRow(int Id, string? CaseNumber, string Form, DateTime KeptAt, int Revision)
{
    /// <summary>The colleague or the house in a register that its form is about; null for any other form.</summary>
    public string? About { get; init; }

    /// <summary>The text that its form itself holds is there too; false for that one, and where it was sent or thrown away.</summary>
    public bool BesideAnother { get; init; }
}

/// <summary>The form that a save keeps as a fact: its draft goes in the same transaction.</summary>
/// <param name="UserId">Who sends it.</param>
/// <param name="Form">The form; see <see cref="Draft.Form"/>.</param>
/// <param name="Revision">The last draft that the form saw; a newer one is another text and stays.</param>
public sealed record SentForm(string UserId, string Form, int Revision);

/// <summary>How much is kept.</summary>
/// <param name="Days">How long a draft is kept after the last word.</param>
public sealed record DraftLimits(int Days)
{
    public const int DefaultDays = 30;
    public const int MostDays = 365;

    /// <summary>Bytes of one draft before it is encrypted.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>Drafts of one person.</summary>
    public const int MostOfOneUser = 200;
}

/// <summary>What came of keeping a draft.</summary>
public abstract record DraftAnswer
{
    /// <summary>It is kept, in the place of this form.</summary>
    public sealed record Kept(int Id, int Revision, DateTime At, string Form) : DraftAnswer;

    /// <summary>Another window or another computer kept a newer one; nothing was written.</summary>
    public sealed record Newer(KeptDraft Other) : DraftAnswer;

    /// <summary>The draft was sent or thrown away elsewhere; nothing was written.</summary>
    public sealed record Gone : DraftAnswer;

    /// <summary>It has more than <see cref="DraftLimits.MostBytes"/>.</summary>
    public sealed record TooLarge : DraftAnswer;

    /// <summary>This person has <see cref="DraftLimits.MostOfOneUser"/> already.</summary>
    public sealed record TooMany : DraftAnswer;
}
