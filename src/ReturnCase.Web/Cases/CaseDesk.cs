using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Cases;

/// <summary>What every page about a case does the same way: open it, say who changes it and when, and keep the change or say why not.</summary>
public sealed class CaseDesk(
    ReturnCaseDb db, CaseStore store, CurrentUser user, TimeProvider clock, CasePolicy policy, ReferralQueries referrals, IHttpContextAccessor request)
{
    public Viewer Viewer => new(user.UserId, Actor.Role, user.Team);

    public Actor Actor => new(user.UserId, user.DisplayName, user.Role);

    public CasePolicy Policy => policy;

    public DateOnly Today => AmsterdamTime.Today(clock);

    /// <summary>This person only reads the case, and decides on its proposal: it is another team's.</summary>
    public bool OnlyDecidesOn(CaseFile file) => !CaseAccess.MayWorkOn(Viewer).Compile()(file);

    /// <summary>The case, if this person may open it to do what is asked: reading, or changing it.</summary>
    public async Task<CaseFile?> OpenAsync(string number, CancellationToken cancel = default) =>
        await MayAsync(Written(number), cancel) ? await store.FindAsync(Written(number), cancel) : null;

    /// <summary>The case of a referral, for somebody who may see that referral: its page shows the referral and nothing else of the case.</summary>
    public async Task<CaseFile?> OpenForReferralAsync(string referral, CancellationToken cancel = default) =>
        await referrals.CaseOfAsync(Viewer, referral, cancel) is { } number ? await store.FindAsync(number, cancel) : null;

    /// <summary>The answer where <see cref="OpenAsync"/> gave none: 403 for a case that the lists show masked or that this person only reads, else 404.</summary>
    public async Task<IActionResult> NotOpenedAsync(string number, CancellationToken cancel = default) =>
        await db.CaseFiles.Where(CaseAccess.MayList(Viewer)).AnyAsync(c => c.Number == Written(number), cancel)
            ? new StatusCodeResult(StatusCodes.Status403Forbidden)
            : new NotFoundResult();

    /// <summary>Whether there is a case with this number, whoever may open it.</summary>
    public Task<bool> KnowsAsync(string number, CancellationToken cancel = default) => db.CaseFiles.AnyAsync(c => c.Number == number, cancel);

    public CaseClocks Clocks(CaseFile file) => CaseClocks.For(file, Today, policy);

    /// <summary>A change by this person, recorded now.</summary>
    public Change Change(DateOnly? occurredOn = null, string? reason = null, string? source = null, int? corrects = null) =>
        new(Actor, occurredOn ?? Today, clock.GetUtcNow().UtcDateTime, Blank(reason), Blank(source)) { Policy = policy, Corrects = corrects };

    /// <summary>Runs one verb of the domain and keeps it, all or nothing.</summary>
    /// <param name="version">The version that the form was made from.</param>
    public async Task<CaseAnswer> SaveAsync(CaseFile file, int version, Action verb, CancellationToken cancel = default)
    {
        if (version != file.Version)
        {
            return Since(file, version);
        }

        try
        {
            verb();
        }
        catch (CaseRefusedException refusal)
        {
            db.ChangeTracker.Clear();
            return new CaseAnswer.Refused(refusal.Guards);
        }

        return await store.SaveAsync(cancel) switch
        {
            SaveResult.Saved => new CaseAnswer.Saved(),
            SaveResult.KnownVNumber => new CaseAnswer.KnownVNumber(),
            SaveResult.Conflict => Since(await ReloadAsync(file.Number, cancel), version),
            SaveResult.PlaceChanged => new CaseAnswer.PlaceChanged(await ReloadAsync(file.Number, cancel)),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    /// <summary>The case as it stands in the database now; whatever a refused verb had touched is forgotten.</summary>
    public async Task<CaseFile> ReloadAsync(string number, CancellationToken cancel = default)
    {
        db.ChangeTracker.Clear();
        return await store.FindAsync(Written(number), cancel) ?? throw new InvalidOperationException("The case is gone.");
    }

    private Task<bool> MayAsync(string number, CancellationToken cancel) =>
        DecidesProposal.OrReads(request.HttpContext) ? store.MayOpenAsync(number, Viewer, cancel) : store.MayWorkOnAsync(number, Viewer, cancel);

    // Databases differ on capitals; an address may hold any.
    private static string Written(string number) => number.ToUpperInvariant();

    private static CaseAnswer.Conflict Since(CaseFile now, int version) =>
        new([.. now.Entries.Where(e => e.Sequence > version).OrderBy(e => e.Sequence)], now);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class CaseAnswerExtensions
{
    /// <summary>Shows the form again with 409 and everything typed; after a conflict the form carries the new version, so that sending it again is a decision.</summary>
    public static PageResult Refuse(this PageModel page, CaseAnswer answer, string versionField = "Input.Version")
    {
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        page.ViewData[nameof(CaseAnswer)] = answer;
        if (answer is CaseAnswer.Conflict conflict)
        {
            page.ModelState.SetModelValue(versionField, new ValueProviderResult(conflict.Now.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return page.Page();
    }

    /// <summary>Shows the form again with everything typed and one more line. Nothing is judged yet.</summary>
    public static PageResult Longer(this PageModel page)
    {
        foreach (var field in page.ModelState.Values)
        {
            field.Errors.Clear();
        }

        return page.Page();
    }

    /// <summary>Shows the form again with 400 and everything typed.</summary>
    public static PageResult Invalid(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }
}
