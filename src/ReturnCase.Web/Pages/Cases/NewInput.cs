using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases;

/// <summary>A transfer from the IND as typed.</summary>
public sealed record NewInput
{
    public string? VNumber { get; set; }

    public IdentityFields Identity { get; set; } = new();

    public DateInput BirthDate { get; set; } = new();

    public BirthDateSource? BirthDateKnownFrom { get; set; }

    public string? Guardian { get; set; }

    public DateInput TransferredOn { get; set; } = new();

    public string? Source { get; set; }

    public DateInput RejectedOn { get; set; } = new();

    public string? RejectionReference { get; set; }

    public bool? HasReturnDecision { get; set; }

    public DateInput ReturnDecisionOn { get; set; } = new();

    public string? ReturnDecisionReference { get; set; }

    public ReturnDecisionInput ReturnDecision { get; set; } = new();

    public string? Counsellor { get; set; }

    public string? Sure { get; set; }

    public DoubleAnswers Doubles { get; set; } = new();

    /// <summary>Something about a return decision was typed.</summary>
    public bool NamesReturnDecision =>
        !ReturnDecisionOn.IsEmpty || ReturnDecisionReference.Typed() is not null || !ReturnDecision.IsEmpty;

    public DecisionDetails Rejection => new(DecisionKind.AsylumRejected, DecisionOrigin.Ind, RejectionReference.Typed()!);

    public DecisionDetails IssuedReturnDecision =>
        new(DecisionKind.ReturnDecisionIssued, DecisionOrigin.Ind, ReturnDecisionReference.Typed()!) { ReturnDecision = ReturnDecision.ToContent() };

    /// <summary>The transfer as a fact for the case that the V-number has.</summary>
    public TransferDetails ToTransfer() => new(
        Identity.ToDetails(), BirthDate.ToPartialDate()!, BirthDateKnownFrom!.Value, RejectedOn.ToDate()!.Value, RejectionReference.Typed()!)
    {
        Guardian = Guardian.Typed(),
        ReturnDecisionOn = HasReturnDecision == true ? ReturnDecisionOn.ToDate() : null,
        ReturnDecisionReference = HasReturnDecision == true ? ReturnDecisionReference.Typed() : null,
        ReturnDecision = HasReturnDecision == true ? ReturnDecision.ToContent() : null,
    };

    /// <summary>The case with all that came with it. Nothing is kept yet.</summary>
    public CaseFile Register(Func<DateOnly, Change> on, string number, string team, Actor? counsellor)
    {
        var transfer = on(TransferredOn.ToDate()!.Value);
        var file = CaseFile.Register(
            transfer, number, Domain.People.VNumber.Parse(VNumber!), Identity.ToDetails(), BirthDate.ToPartialDate()!, BirthDateKnownFrom!.Value, team, counsellor);
        if (Guardian.Typed() is { } guardian)
            file.RecordContactPerson(transfer, ContactRole.Guardian, guardian, "Nidos", null, null);
        file.RecordDecision(on(RejectedOn.ToDate()!.Value), Rejection);
        if (HasReturnDecision == true)
            file.RecordDecision(on(ReturnDecisionOn.ToDate()!.Value), IssuedReturnDecision);
        return file;
    }
}
