using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Reviews;

/// <summary>What the review binds.</summary>
public sealed record ReviewInput : FactInput
{
    private const int FirstLines = 2;

    /// <summary>One for each agreement of which somebody must say what came of it.</summary>
    public List<CameOfAgreement> Came { get; set; } = [];

    public string? Text { get; set; }

    public List<AgreementLine> Agreements { get; set; } = [];

    /// <summary>The button that asks for one more agreement was pressed, not the one that saves.</summary>
    public bool Another { get; set; }

    public DateInput NextOn { get; set; } = new();

    /// <summary>What the form says, for the case.</summary>
    public StatementDetails Details(IReadOnlyList<Actor> owners) => new(StatementKind.Review, Text.Typed()!)
    {
        NextOn = NextOn.ToDate(),
        Answers = [.. Came.Select(line => new AgreementAnswer(line.Review, line.Number, line.Result!.Value) { Note = line.Note.Typed() })],
        Agreements = [.. Agreements.Where(line => !line.IsEmpty).Select(line => line.Agreement(owners))],
    };

    /// <summary>Makes a line for each agreement that is asked after, and leaves empty ones for new ones.</summary>
    public void Lengthen(IReadOnlyList<MadeAgreement> open)
    {
        Came = [.. open.Select(made => Came.FirstOrDefault(line => line.Review == made.Review && line.Number == made.Agreement.Number) ?? new() { Review = made.Review, Number = made.Agreement.Number })];
        var wanted = Math.Min(ReviewAgreement.Most, Math.Max(FirstLines, Another || Agreements is [.., { IsEmpty: false }] ? Agreements.Count + 1 : Agreements.Count));
        while (Agreements.Count < wanted)
        {
            Agreements.Add(new());
        }
    }
}

/// <summary>What came of one agreement of an earlier review.</summary>
public sealed record CameOfAgreement
{
    public int Review { get; set; }

    public int Number { get; set; }

    public AgreementResult? Result { get; set; }

    public string? Note { get; set; }
}

/// <summary>A new agreement as typed.</summary>
public sealed record AgreementLine
{
    public string? What { get; set; }

    /// <summary>The id of a colleague, or somebody outside the team.</summary>
    public string? Owner { get; set; }

    public DateInput On { get; set; } = new();

    public bool IsEmpty => What.Typed() is null && string.IsNullOrEmpty(Owner) && On.IsEmpty;

    public AgreementParty? Party => Enum.TryParse<AgreementParty>(Owner, out var party) && party.ToString() == Owner ? party : null;

    public ReviewAgreement Agreement(IReadOnlyList<Actor> owners)
    {
        var colleague = Party is null ? owners.Single(person => person.Id == Owner) : (Actor?)null;
        return new(What.Typed()!, On.ToDate()!.Value) { OwnerId = colleague?.Id, OwnerName = colleague?.Name, Party = Party };
    }
}
