using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Pages.Cases.Reviews;

/// <summary>A supervisor looks at one case with everything beside the form, says what came of the last agreements, makes new ones and plans the next review.</summary>
public sealed class ReviewModel(TaskDesk tasks, EnumText words, PageText<ReviewModel> text, IStringLocalizer<SharedText> shared) : FactPage<ReviewInput, Statement>(tasks.Desk)
{
    private IReadOnlyList<OwnTask> _tasks = [];
    private IReadOnlyList<Actor> _owners = [];

    /// <summary>The page explains to others that a supervisor reviews.</summary>
    public bool MayRecord => Desk.Actor.Role == ActorRole.Supervisor;

    public DateOnly NextWithin => Desk.Today.AddMonths(Desk.Policy.ReviewIntervalMonths);

    public DateOnly Today => Desk.Today;

    /// <summary>Agreements of which this review has to say what came of them; a correction says nothing new of them.</summary>
    public IReadOnlyList<MadeAgreement> Open => Input.Corrects is null ? Case.OpenAgreements : [];

    /// <summary>Earlier reviews, the newest first; not the one that is corrected.</summary>
    public IReadOnlyList<Statement> Earlier => [.. Case.Reviews.Where(review => review.Sequence != Input.Corrects).Reverse()];

    /// <summary>Who can do what is agreed: colleagues first, then others by what they are to the child.</summary>
    public IEnumerable<SelectListItem> Owners => _owners.Select(person => new SelectListItem(person.Name, person.Id))
        .Concat(Enum.GetValues<AgreementParty>().Select(party => new SelectListItem(text["Outside", words[party]], party.ToString())));

    /// <summary>The task that an agreement became; null where it is gone.</summary>
    public OwnTask? TaskOf(MadeAgreement made) => _tasks.FirstOrDefault(task => task.Review == made.Review && task.Agreement == made.Agreement.Number);

    protected override IValidator<ReviewInput> Validator => new ReviewRules(Input, _owners, text, shared, Desk);

    protected override bool AsksForAnotherLine => Input.Another;

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        (_tasks, _owners) = (await tasks.OfReviewsAsync(Case, cancel), await tasks.AgreementOwnersAsync(Case, cancel));
        return null;
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => SaveAsync(
        change =>
        {
            var review = Case.Note(change, Input.Details(_owners));
            if (change.Corrects is null)
            {
                tasks.Follow(Case, review, _tasks);
            }
        },
        cancel);

    protected override IActionResult Kept() => Kept(text["Saved", AmsterdamTime.Date(Input.NextOn.ToDate()!.Value)]);

    protected override ReviewInput Blank(Statement? old) => new() { Text = old?.Text, NextOn = DateInput.From(old?.NextOn) };

    protected override bool MayCorrect(Statement? old) => old is null or { Kind: StatementKind.Review };
}
