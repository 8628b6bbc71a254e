using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Notices;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Cases;

/// <summary>What every page about a case does the same way: open it, say who changes it and when, and keep the change or say why not.</summary>
public sealed partial class CaseDesk(
    ReturnCaseDb db, CaseStore store, CurrentUser user, TimeProvider clock, CasePolicy policy, ReferralQueries referrals, IHttpContextAccessor request, Viewers viewers, AuditTrail trail,
    DraftForms drafts, AlarmRun alarms, MailOptions mail)
{
    private readonly Dictionary<CaseFile, bool> _onlyReads = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CaseFile, IReadOnlyList<string>> _naming = new(ReferenceEqualityComparer.Instance);
    private Viewer? _viewer;

    /// <summary>The team of this person, as the session knows it.</summary>
    public string? Team => user.Team;

    public Actor Actor => new(user.UserId, user.DisplayName, user.Role);

    /// <summary>What was typed in the forms of this page and not sent.</summary>
    public DraftForms Drafts => drafts;

    public CasePolicy Policy => policy;

    public DateOnly Today => AmsterdamTime.Today(clock);

    /// <summary>Who looks, with what is covered or opened in an emergency at this moment. Read once for a request.</summary>
    public async Task<Viewer> ViewerAsync(CancellationToken cancel = default) => _viewer ??=
        user is { Role: ActorRole.Supervisor, StandsIn: false } ? new(user.UserId, user.Role, user.Team) : await viewers.OfAsync(user.UserId, user.Role, user.Team, cancel);

    /// <summary>This person only reads the case: it is another team's and waits for a decision, or it was opened in an emergency.</summary>
    public bool OnlyReads(CaseFile file)
    {
        if (!_onlyReads.TryGetValue(file, out var only))
        {
            _onlyReads[file] = only = !CaseAccess.MayWorkOn(Known).Holds(file);
        }

        return only;
    }

    /// <summary>Of a form of this case: whether this person may send it. Whoever only reads fills in nothing that is refused afterwards.</summary>
    public bool MaySendHere(CaseFile file) => !OnlyReads(file)
        || (DecidesProposal.Marks(request.HttpContext) && CaseAccess.MayDecideOn(Known).Holds(file))
        || (SaysMissing.Marks(request.HttpContext) && CaseAccess.MaySayMissing(Known).Holds(file));

    /// <summary>The emergency access by which this person reads the case; null where they may open it anyway.</summary>
    public OpenedCase? EmergencyOf(CaseFile file) => OnlyReads(file) ? Known.Opened.FirstOrDefault(opened => opened.Number == file.Number) : null;

    /// <summary>The colleague for whom this person covers the case.</summary>
    public CoveredColleague? CoverOf(CaseFile file) => OnlyReads(file) ? null : Known.CoversIn(file.CounsellorId, file.Team);

    /// <summary>The case, if this person may open it to do what is asked: reading, or changing it.</summary>
    public async Task<CaseFile?> OpenAsync(string number, CancellationToken cancel = default) =>
        await store.FindAsync(Written(number), await RuleAsync(cancel), cancel);

    /// <summary>The open cases of brothers and sisters of a child, as far as this person works on them. The page that asks shows that they are there, and the trail keeps it.</summary>
    public async Task<IReadOnlyList<CaseFile>> SiblingsAsync(CaseFile file, CancellationToken cancel = default)
    {
        var mine = await WorkedOnAsync(await SiblingNumbersAsync(file, cancel), cancel);
        var found = mine.Count == 0 ? [] : await store.FindManyAsync(mine, cancel);
        foreach (var sibling in found)
        {
            Shows(sibling);
        }

        return found;
    }

    /// <summary>Whether this person works on an open case of a brother or sister.</summary>
    public async Task<bool> HasSiblingsAsync(CaseFile file, CancellationToken cancel = default) => (await WorkedOnAsync(await SiblingNumbersAsync(file, cancel), cancel)).Count > 0;

    private async Task<List<string>> WorkedOnAsync(IReadOnlyList<string> numbers, CancellationToken cancel) => numbers.Count == 0
        ? []
        : await db.CaseFiles.Where(CaseAccess.MayWorkOn(await ViewerAsync(cancel))).Where(c => numbers.Contains(c.Number) && c.Phase != CasePhase.Closed)
            .OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(cancel);

    /// <summary>
    /// Numbers of the cases of brothers and sisters, whichever of the two names the other. Not to be shown as they are: whether this person may open them is another question.
    /// </summary>
    public async Task<IReadOnlyList<string>> SiblingNumbersAsync(CaseFile file, CancellationToken cancel = default) =>
        [.. file.SiblingCases.Union(await NamingAsync(file, cancel)).Where(number => number != file.Number)];

    /// <summary>How this case and those of brothers and sisters name each other. Only where both do is what stands in the one told in the other.</summary>
    public async Task<SiblingLinks> SiblingLinksAsync(CaseFile file, CancellationToken cancel = default) => SiblingLinks.Of(file, await NamingAsync(file, cancel));

    // Asked once for a case as it was read; a form asks in three places.
    private async Task<IReadOnlyList<string>> NamingAsync(CaseFile file, CancellationToken cancel) =>
        _naming.TryGetValue(file, out var known) ? known : _naming[file] = await store.NamingAsSiblingAsync(file.Number, cancel);

    /// <summary>Tells the audit trail that a page is about to show the case, and on what ground this person sees it.</summary>
    public void Shows(CaseFile file) => trail.Shown(AuditAction.CaseRead, [file.Number], GroundOf(file));

    /// <summary>Whether this person may open a case to read it.</summary>
    public async Task<bool> MayOpenAsync(string number, CancellationToken cancel = default) =>
        await store.MayOpenAsync(Written(number), await ViewerAsync(cancel), cancel);

    /// <summary>Whether this person may do with a case what the request asks: read it, or change it.</summary>
    public async Task<bool> MayUseAsync(string number, CancellationToken cancel = default) => await store.MayAsync(Written(number), await RuleAsync(cancel), cancel);

    /// <summary>The case of a referral, for somebody who may see that referral: its page shows the referral and nothing else of the case.</summary>
    public async Task<CaseFile?> OpenForReferralAsync(string referral, CancellationToken cancel = default)
    {
        if (await referrals.CaseOfAsync(await ViewerAsync(cancel), referral, cancel) is not { } number)
        {
            return null;
        }

        trail.Shown(AuditAction.ReferralRead, [number], referral);
        return await store.FindAsync(number, cancel);
    }

    /// <summary>
    /// The answer where <see cref="OpenAsync"/> gave none: 403 for a case that the lists show masked or that this person only reads, else 404.
    /// A counsellor who may not read it is told, in both, of the way in for an emergency.
    /// </summary>
    public async Task<IActionResult> NotOpenedAsync(string number, CancellationToken cancel = default)
    {
        var viewer = await ViewerAsync(cancel);
        EmergencyOffer.Make(request.HttpContext, viewer, Written(number));
        if (await store.MayOpenAsync(Written(number), viewer, cancel))
        {
            OnlyRead.Tell(request.HttpContext);
        }

        return await db.CaseFiles.Where(CaseAccess.MayList(viewer)).AnyAsync(c => c.Number == Written(number), cancel)
            ? new StatusCodeResult(StatusCodes.Status403Forbidden)
            : new NotFoundResult();
    }

    /// <summary>Whether there is a case with this number, whoever may open it.</summary>
    public Task<bool> KnowsAsync(string number, CancellationToken cancel = default) => db.CaseFiles.AnyAsync(c => c.Number == number, cancel);

    public CaseClocks Clocks(CaseFile file) => CaseClocks.For(file, Today, policy);

    // Pages show a case after it was opened, and opening asked who looks.
    private Viewer Known => _viewer ?? throw new InvalidOperationException("Nobody asked yet who looks.");

    // The rule of what the request asks to do.
    private async Task<Expression<Func<CaseFile, bool>>> RuleAsync(CancellationToken cancel)
    {
        var viewer = await ViewerAsync(cancel);
        return DecidesProposal.AskedBy(request.HttpContext) switch
        {
            CaseUse.Reading => CaseAccess.MayOpen(viewer),
            CaseUse.Deciding => CaseAccess.MayDecideOn(viewer),
            CaseUse.Alarming => CaseAccess.MaySayMissing(viewer),
            _ => CaseAccess.MayWorkOn(viewer),
        };
    }

    // Why this person sees the case: the audit trail keeps it with each reading.
    private string GroundOf(CaseFile file)
    {
        if (EmergencyOf(file) is null && CoverOf(file) is { } absent)
        {
            return AccessGrounds.CoverOf(absent.Id);
        }

        var ground = EmergencyOf(file) switch
        {
            { } => AccessGround.Emergency,
            _ => OnlyReads(file) ? AccessGround.Decides : file.CounsellorId == user.UserId ? AccessGround.Own : AccessGround.Team,
        };
        return ground.ToString();
    }

    // Databases differ on capitals; an address may hold any.
    private static string Written(string number) => number.ToUpperInvariant();
}
