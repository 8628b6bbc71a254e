using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Travel;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Travel;

/// <summary>Who took the child over: the name is typed as it stands in that person's papers, and is that of the verified receiver, or it is no handover (I13).</summary>
public sealed class HandoverModel(CaseDesk desk, PageText<HandoverModel> text, IStringLocalizer<SharedText> shared) : FactPage<HandoverModel.InputModel, Statement>(desk)
{
    /// <summary>Whom the plan says; of a correction whom the handover was to.</summary>
    public ShelterCandidate? Receiver => Corrected?.Candidate is { } candidate ? Case.CandidateAt(candidate) : Case.PlannedReceiver;

    public bool IsVerified => Receiver is { } receiver && Case.VerificationOf(receiver.Sequence) is not null;

    public TravelDay Day => TravelDay.Of(Case, Desk.Change());

    /// <summary>A stop is open: what happened all the same a supervisor records, with a reason.</summary>
    public bool IsStopped => Case.Phase == CasePhase.Travelling && Day.IsStopped;

    /// <summary>Nothing to hand over yet, nobody to hand over to, or a stop that this person does not answer for. What was typed stays in view.</summary>
    public bool ShowsForm => Receiver is not null && (Input.Corrects is not null || HttpMethods.IsPost(Request.Method)
        || (Case.Phase is CasePhase.Travelling or CasePhase.Closed && (!IsStopped || IsSupervisor)));

    private bool IsSupervisor => Desk.Actor.Role == ActorRole.Supervisor;

    public bool IsHouse => Receiver?.Kind == ShelterKind.ReceptionHouse;

    protected override bool TakesAfterClosing => true;

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override (string Field, string Question)? Question() => Receiver is { } receiver && !PersonName.AreSame(Input.ReceivedBy, receiver.Name)
        ? (nameof(Input.ReceivedBy), text["AnotherPerson", Input.ReceivedBy!.Trim(), receiver.Name])
        : null;

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => IsStopped && Input.Corrects is null && !IsSupervisor
        ? Task.FromResult<CaseAnswer>(new CaseAnswer.Refused([GuardCode.StopNeedsSupervisor]))
        : SaveAsync(change => Case.Note(change, new(StatementKind.Handover, Input.Text.Typed()!)
        {
            Candidate = Receiver?.Sequence,
            ReceivedBy = Input.ReceivedBy.Typed(),
            Reference = Input.Reference.Typed(),
        }), cancel);

    // The move is a step of its own, and the next one.
    protected override IActionResult Kept() => Case.Phase == CasePhase.Travelling ? Kept(text["SavedNext"], $"/{Slugs.Of(CaseTrigger.HandedOver)}") : Kept(text["Saved"]);

    protected override InputModel Blank(Statement? old) => new() { ReceivedBy = old?.ReceivedBy, Reference = old?.Reference, Text = old?.Text };

    protected override bool MayCorrect(Statement? old) => old is null || old.Kind == StatementKind.Handover;

    private Statement? Corrected => Case.TryCorrect<Statement>(Input.Corrects, out var old) ? old : null;

    public sealed record InputModel : FactInput
    {
        public string? ReceivedBy { get; set; }

        public string? Reference { get; set; }

        public string? Text { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<HandoverModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
            : base(shared, today)
        {
            RuleFor(input => input.ReceivedBy).Must(name => name.Typed() is not null).WithMessage(_ => text["ReceivedByMissing"]).Line(shared);
            RuleFor(input => input.Reference).Must(reference => reference.Typed() is not null).WithMessage(_ => text["ReferenceMissing"]).Line(shared);
            RuleFor(input => input.Text).Must(typed => typed.Typed() is not null).WithMessage(_ => text["TextMissing"]).Note(shared);
        }
    }
}
