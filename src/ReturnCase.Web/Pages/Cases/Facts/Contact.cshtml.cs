using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>A contact moment: of this child, and in one go of brothers and sisters who took part. What each of them said and the three checks are asked for each child.</summary>
public sealed class ContactModel(CaseDesk desk, PageText<ContactModel> text, IStringLocalizer<SharedText> shared) : FactPage<ContactInput, ContactMoment>(desk)
{
    /// <summary>What was said before: the last contact, and where that was with somebody else or reached nobody, also the last talk with the child.</summary>
    public static IReadOnlyList<ContactMoment> PreviousOf(CaseFile file, int? corrected = null)
    {
        var before = file.Standing<ContactMoment>().Where(c => c.Sequence != corrected).OrderByDescending(c => c.OccurredOn).ThenByDescending(c => c.Sequence).ToArray();
        return [.. new[] { before.FirstOrDefault(), before.FirstOrDefault(c => c.IsWithChild) }.OfType<ContactMoment>().Distinct()];
    }

    /// <summary>Open cases of brothers and sisters that this person works on.</summary>
    public IReadOnlyList<CaseFile> Siblings { get; private set; } = [];

    /// <summary>What was typed about a child whose case is no sibling's any more or no longer worked on by this person: shown, so that it can be copied.</summary>
    public IReadOnlyList<SiblingPart> Lost { get; private set; } = [];

    protected override IValidator<ContactInput> Validator
    {
        get
        {
            Case.TryCorrect<ContactMoment>(Input.Corrects, out var old);
            return new ContactRules(
                text, shared, Desk.Today, Siblings.ToDictionary(sibling => sibling.Number, sibling => $"{sibling.Identity.FirstNames} ({sibling.Number})"),
                Case.BeganOn(old?.Period ?? Case.Period), Siblings.ToDictionary(sibling => sibling.Number, sibling => sibling.BeganOn(sibling.Period)));
        }
    }

    /// <summary>The part of the form about one of them.</summary>
    public int PartOf(CaseFile sibling) => Input.Siblings.FindIndex(part => part.Number == sibling.Number);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        // A correction is of one child's fact; the others keep theirs.
        Siblings = Input.Corrects is null && !Request.Query.ContainsKey("corrects") ? await Desk.SiblingsAsync(Case, cancel) : [];
        Lost = [.. Lost, .. Input.Siblings.Where(part => Siblings.All(sibling => sibling.Number != part.Number) && (part.TookPart || part.IsFilled))];
        if (Input.Siblings.RemoveAll(part => Siblings.All(sibling => sibling.Number != part.Number)) > 0)
            ForgetPosted();
        foreach (var part in HttpMethods.IsPost(Request.Method) ? Lost : [])
            ModelState.AddModelError("Input.Siblings", text["SiblingGone", part.Number ?? ""]);
        foreach (var sibling in Siblings.Where(sibling => PartOf(sibling) < 0))
            Input.Siblings.Add(new() { Number = sibling.Number });
        return null;
    }

    // Somebody who goes back in the browser finds the form as it was sent.
    protected override (string Field, string Question)? Question() => Ticks.Question(nameof(Input.Again), Input.Again, Doubts());

    private IEnumerable<string> Doubts()
    {
        if (Input.Corrects is null && Case.Standing<ContactMoment>().MaxBy(contact => contact.Sequence) is { } last
        && (last.OccurredOn, last.Kind, last.ById) == (Input.OccurredOn.ToDate(), Input.Kind, Desk.Actor.Id)
        && (last.Notes, last.TriedHow ?? "") == (Input.Notes.Typed() ?? "", Input.Reached ? "" : Input.TriedHow.Typed() ?? ""))
            yield return text["AgainQuestion", AmsterdamTime.DateTime(last.RecordedAt)];
    }

    // The parts that are left have other places in the list now; what was posted under the old ones would show in another child's part.
    private void ForgetPosted()
    {
        foreach (var field in ModelState.Keys.Where(key => key.StartsWith("Input.Siblings[", StringComparison.Ordinal)).ToArray())
            ModelState.Remove(field);
    }

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        var present = Siblings.Where(sibling => Input.Siblings[PartOf(sibling)].TookPart).ToArray();
        Case.TryCorrect<ContactMoment>(Input.Corrects, out var old);
        string[] numbers = [Case.Number, .. present.Select(sibling => sibling.Number)];
        return await SaveAsync(change =>
        {
            Case.RecordContact(change, Input.Details(Without(Case)));
            foreach (var sibling in present)
                sibling.RecordContact(change, Input.DetailsOf(Input.Siblings[PartOf(sibling)], Without(sibling)));
        }, cancel);

        string? Without(CaseFile file) => numbers.Length == 1 ? old?.AlsoWith : string.Join(", ", numbers.Where(number => number != file.Number));
    }

    protected override IActionResult Kept()
    {
        var others = Input.Siblings.Where(part => part.TookPart).ToArray();
        var sentence = others.Length == 0 ? text["Saved"] : text["SavedForAll", string.Join(", ", others.Select(part => part.Number))];
        string[] elsewhere = [.. others.Where(part => part.TraffickingSignals == CheckAnswer.Yes).Select(part => part.Number!)];
        // Whose alarm it is must be beyond doubt: this page is of one child.
        var alarm = (Input.TraffickingSignals == CheckAnswer.Yes, elsewhere) switch
        {
            (false, []) => (string?)null,
            (true, []) => text["WithAlarm"],
            (var here, _) => text["WithAlarmIn", string.Join(", ", here ? [Case.Number, .. elsewhere] : elsewhere)],
        };
        return alarm is null ? Kept(sentence) : Kept($"{sentence} {alarm}", kind: FlashKind.Warn, cases: elsewhere);
    }

    protected override ContactInput Blank(ContactMoment? old) => ContactInput.From(old) with { Siblings = Input.Siblings };
}
