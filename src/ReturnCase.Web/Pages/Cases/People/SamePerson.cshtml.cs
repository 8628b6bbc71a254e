using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>One child has two V-numbers: a supervisor links the two cases with evidence and says which leads. Both keep their own history (domain 7, 10).</summary>
public sealed class SamePersonModel(CaseDesk desk, CaseLinks links, PageText<SamePersonModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<SamePersonModel.InputModel>(desk)
{
    [FromQuery(Name = "other")]
    public string? AskedOther { get; set; }

    public bool MayLink => Desk.Actor.Role == ActorRole.Supervisor;

    public IReadOnlyList<SelectListItem> Leading => [new(text["ThisLeads", Case.Number], bool.TrueString), new(text["OtherLeads"], bool.FalseString)];

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today), Other = CaseNumber.Read(AskedOther) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk, Case);

    // Work goes on in the case that leads; a closed one takes none. Whether a case of another team is closed is nothing that a question may tell (ADR 48).
    protected override async Task<bool> AsksAsync(CancellationToken cancel)
    {
        if (!MayLink || await links.OtherAsync(StatementKind.SamePersonLeads, CaseNumber.Read(Input.Other), cancel) is not { } other)
            return false;
        var against = Against(other, await Desk.MayOpenAsync(other.Number, cancel)).ToArray();
        string[] doubts = [.. Closed(other) is { } closed ? [closed] : Array.Empty<string>(), .. against.Length == 0 ? [] : against.Append(text["AgainstQuestion"])];
        if (Ticks.Question(nameof(Input.Sure), Input.Sure, doubts) is not var (field, question))
            return false;
        ModelState.AddModelError($"{nameof(Input)}.{field}", question);
        return true;
    }

    private string? Closed(CaseFile other)
    {
        var (leads, follows) = Input.LeadsHere == true ? (Case, other) : (other, Case);
        return other.Team != Case.Team ? (Input.LeadsHere == true && !Case.Phase.IsOpen() ? text["SureClosed", Case.Number] : null)
            : leads.Phase.IsOpen() || !follows.Phase.IsOpen() ? null : text["SureQuestion", leads.Number, follows.Number];
    }

    // What stands here may be told; of what stands there, only what whoever may open that case finds in it. That they differ is told, and neither is quoted.
    private IEnumerable<string> Against(CaseFile other, bool mayOpen)
    {
        if (Case.IsFamily(other.Number) || (mayOpen && other.IsFamily(Case.Number)))
            yield return text["AgainstSiblings", other.Number];
        if (mayOpen && !PersonName.AreSame(Case.FirstNames, other.FirstNames))
            yield return text["AgainstFirstName", other.Number];
        if (mayOpen && (Case.BirthDate.Latest < other.BirthDate.Earliest || other.BirthDate.Latest < Case.BirthDate.Earliest))
            yield return text["AgainstBirthDate", other.Number];
    }

    // Which team has the other case is no matter: nothing of it is shown, and both get a line.
    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        var kind = Input.LeadsHere == true ? StatementKind.SamePersonLeads : StatementKind.SamePersonFollows;
        if (await links.OtherAsync(kind, CaseNumber.Read(Input.Other), cancel) is not { } other)
            return new CaseAnswer.Refused([GuardCode.KnownSubject]);
        var change = Desk.Change(Input.OccurredOn.ToDate(), source: Input.Source);
        return await Desk.SaveAllAsync(Case, Input.Version, [other], file => file.Note(change, new(file == other ? CaseFile.MirrorOf(kind)!.Value : kind, Input.Evidence.Typed()!) { Reference = file == other ? Case.Number : other.Number }), cancel);
    }

    protected override IActionResult Kept() => Kept(text["Saved", CaseNumber.Read(Input.Other)!]);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public string? Other { get; set; }

        public bool? LeadsHere { get; set; }

        public string? Evidence { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Source { get; set; }

        public string? Sure { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<SamePersonModel> text, IStringLocalizer<SharedText> shared, CaseDesk desk, CaseFile file)
        {
            RuleFor(input => input.Other).Cascade(CascadeMode.Stop)
                .Must(number => CaseNumber.Read(number) is not null).WithMessage(_ => text["OtherWrong", CaseNumber.Example])
                .Must(number => CaseNumber.Read(number) != file.Number).WithMessage(_ => text["OtherSame"])
                .Must(number => file.SamePersonCases().All(known => known.Number != CaseNumber.Read(number))).WithMessage(_ => text["OtherLinked"])
                .MustAsync((number, cancel) => desk.KnowsAsync(CaseNumber.Read(number)!, cancel)).WithMessage(_ => text["OtherUnknown"]);
            RuleFor(input => input.LeadsHere).NotNull().WithMessage(_ => text["LeadsMissing"]);
            RuleFor(input => input.Evidence).NotEmpty().WithMessage(_ => text["EvidenceMissing"]).Note(shared);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, desk.Today);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
