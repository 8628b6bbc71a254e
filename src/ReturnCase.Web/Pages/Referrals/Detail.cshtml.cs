using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>One referral: what was frozen in it, what became of it, and that something changed since.</summary>
public sealed class DetailModel(CaseDesk desk, ReferralDossier dossiers, BatchQueries batches, ReferralQueries referrals, ReferralQuestions questions, ReferralPartText parts) : PageModel
{
    public ReferralFile Subject { get; private set; } = null!;

    public DossierTree Dossier { get; private set; } = null!;

    /// <summary>The packages it went in, with the version in each.</summary>
    public IReadOnlyList<ReferralInBatch> Batches { get; private set; } = [];

    /// <summary>When a package that holds it first left; null while there is no proof that one did.</summary>
    public DateTime? LeftAt => Batches.Min(batch => batch.LeftAt);

    /// <summary>Where the questions of the IND about it stand; null where there are none.</summary>
    public QuestionState? Question { get; private set; }

    /// <summary>When each earlier version was replaced.</summary>
    public IReadOnlyList<(int Version, DateTime ReplacedAt)> Earlier { get; private set; } = [];

    /// <summary>Names of the parts that would read otherwise if it were frozen now.</summary>
    public IReadOnlyList<string> ChangedParts => parts.Of(Subject.ChangedParts);

    public DateOnly Today => desk.Today;

    public async Task<IActionResult> OnGetAsync(string referral, CancellationToken cancel)
    {
        if (await desk.OpenReferralAsync(referral, cancel) is not { } opened)
            return NotFound();
        Subject = opened.Referral;
        Dossier = dossiers.Of(FrozenReferral.Read(Subject.Referral.Content));
        var viewer = await desk.ViewerAsync(cancel);
        Batches = await batches.OfReferralAsync(viewer, Subject.Referral.Number, cancel);
        Question = (await questions.OfAsync(viewer, [Subject.Referral.Number], cancel)).TryGetValue(Subject.Referral.Number, out var stands) ? stands : null;
        Earlier = Subject.Referral.Corrections == 0 ? [] : await referrals.EarlierAsync(viewer, Subject.Referral.Number, cancel);
        return Page();
    }
}
