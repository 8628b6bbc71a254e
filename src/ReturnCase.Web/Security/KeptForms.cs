using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnCase.Data;
using ReturnCase.Data.Drafts;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Drafts;

namespace ReturnCase.Web.Security;

/// <summary>
/// Makes a draft of what somebody sent when their session had ended. Nobody is signed in then: the form names its writer, and its token, which is
/// made for one user and one browser, proves it.
/// </summary>
public sealed class KeptForms(IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options, ReturnCaseDb db, DraftStore drafts, TimeProvider clock)
{
    /// <summary>Keeps the form of a request that nobody is signed in for; null when it carries none of ours.</summary>
    public async Task<DraftAnswer.Kept?> KeepAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !request.Cookies.ContainsKey(options.Value.Cookie.Name!))
            return null;
        if (await ReadAsync(request) is not { } form || PostedForm.Read(form, options.Value.FormFieldName) is not { } posted || FormAddress.OfPage(request) is not { } page)
            return null;
        var cancel = request.HttpContext.RequestAborted;
        // A form with a file is not read whole, so the platform does not find its token there.
        request.Headers[options.Value.HeaderName!] = form[options.Value.FormFieldName].ToString();
        if (!await IsWritersAsync(request.HttpContext, posted.By) || !await db.Users.AnyAsync(user => user.Id == posted.By, cancel) || await CaseAsync(page, cancel) is not (var number, true))
            return null;
        var (place, now) = (new DraftPlace(posted.By, number, page + posted.Suffix), clock.GetUtcNow().UtcDateTime);
        var answer = posted.Instead is { } instead ? await drafts.ChooseAsync(place, posted.Text, posted.Revision, instead, now, cancel) : await drafts.KeepAsync(place, posted.Text, posted.Revision, now, cancel);
        // Sent or thrown away elsewhere meanwhile: what was typed here is a text of its own.
        answer = answer is DraftAnswer.Gone ? await drafts.KeepAsync(place, posted.Text, 0, now, cancel) : answer;
        // Nobody is there to choose between two texts, so both are kept.
        return (answer is DraftAnswer.Newer ? await drafts.KeepAsideAsync(place, posted.Text, now, cancel) : answer) as DraftAnswer.Kept;
    }

    // A body that is no form has nothing to keep.
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            // Nobody is signed in, so nothing of a file is taken in.
            if (PartsReader.Of(request) is not { } parts)
                return await request.ReadFormAsync(request.HttpContext.RequestAborted);
            await parts.UntilFileAsync(request.HttpContext.RequestAborted);
            return parts.Form;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // The platform compares a token with the user of the request; here it is compared with the user that the form names.
    private async Task<bool> IsWritersAsync(HttpContext http, string userId)
    {
        var nobody = http.User;
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId)], IdentityConstants.ApplicationScheme));
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        finally
        {
            http.User = nobody;
        }
    }

    // Of a case that is no longer there nothing is kept.
    private async Task<(string? Number, bool IsThere)> CaseAsync(string page, CancellationToken cancel)
    {
        if (FormAddress.CaseIn(page) is { } number)
            return (number, await db.CaseFiles.AnyAsync(file => file.Number == number, cancel));
        // What is reviewed is of a case too, with which a draft of it goes.
        if (FormAddress.EmergencyIn(page) is { } emergency)
            return (await db.EmergencyAccesses.Where(access => access.Id == emergency).Select(access => access.CaseNumber).SingleOrDefaultAsync(cancel), true);
        if (FormAddress.AccessRequestIn(page) is { } request)
            return (await db.AccessRequests.Where(asked => asked.Id == request).Select(asked => asked.CaseNumber).SingleOrDefaultAsync(cancel), true);
        if (FormAddress.ReferralIn(page) is not { } referral)
            return (null, true);
        var of = await db.CaseFiles.Where(file => file.Referrals.Any(r => r.Number == referral)).Select(file => file.Number).SingleOrDefaultAsync(cancel);
        return (of, of is not null);
    }
}
