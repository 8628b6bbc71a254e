using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using ReturnCase.Data.Drafts;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Drafts;

/// <summary>What a form shows of its draft.</summary>
/// <param name="Suffix">Which form of the page it is.</param>
/// <param name="Revision">The draft that it holds; 0 for none.</param>
/// <param name="KeptAt">When that was kept; null where the page does not know.</param>
public sealed record FormState(string Suffix, int Revision, DateTime? KeptAt)
{
    /// <summary>The other text of this form, which was not overwritten.</summary>
    public KeptDraft? Other { get; init; }

    /// <summary>What stands in the form beside that.</summary>
    public DraftText? Mine { get; init; }

    /// <summary>Why it was not kept, in a sentence.</summary>
    public string? Problem { get; init; }
}

/// <summary>A draft that was put back into its form.</summary>
/// <param name="Since">What happened in the case since it was typed.</param>
public sealed record PutBack(KeptDraft Draft, CaseFile? Case, IReadOnlyList<CaseEntry> Since)
{
    /// <summary>It stands in the form; another text of the same form is only named above it.</summary>
    public bool Shown { get; init; } = true;
}

/// <summary>The drafts of the forms on one page: kept when they are typed in, put back when the page is opened again, gone when they are sent.</summary>
public sealed class DraftForms(DraftStore store, CurrentUser user, TimeProvider clock, DraftWords words, IHttpContextAccessor accessor, IOptions<AntiforgeryOptions> antiforgery)
{
    private readonly Dictionary<string, FormState> _states = [];
    private PostedForm? _posted;
    private string? _page;
    private bool _read;

    /// <summary>The forms of this page keep themselves.</summary>
    public bool Offered { get; private set; }

    /// <summary>What was put back into the forms of this page.</summary>
    public IReadOnlyList<PutBack> PutBack { get; private set; } = [];

    /// <summary>The form of this request, whose draft goes when it is kept as a fact; null where there is no draft.</summary>
    public SentForm? Sent => Posted is { Keep: false, Revision: > 0 } posted && Page is { } page ? new(user.UserId, page + posted.Suffix, posted.Revision) : null;

    /// <summary>The form of this request was accepted and answered with a page: its draft goes.</summary>
    public Task AcceptedAsync(CancellationToken cancel) => Sent is { } sent ? store.SentAsync(sent, cancel) : Task.CompletedTask;

    private PostedForm? Posted => Read()._posted;

    private string? Page => Read()._page;

    /// <summary>What a form of this page shows of its draft.</summary>
    public FormState Of(string suffix) => _states.GetValueOrDefault(suffix) ?? new(suffix, 0, null);

    /// <summary>Keeps the form of this request where it asks for that; null where it asks to be sent.</summary>
    public async Task<IActionResult?> KeepAsync(PageModel page, string? number, CancellationToken cancel)
    {
        if (Posted is not { Keep: true } posted)
            return null;
        if (Page is not { } address)
            return new BadRequestResult();
        var (place, now, data) = (new DraftPlace(user.UserId, number, address + posted.Suffix), clock.GetUtcNow().UtcDateTime, PostedForm.WantsData(page.Request));
        var answer = posted.Instead is { } instead ? await store.ChooseAsync(place, posted.Text, posted.Revision, instead, now, cancel) : await store.KeepAsync(place, posted.Text, posted.Revision, now, cancel);
        // Until somebody chooses, what is typed on is kept beside the other text: the script goes on there, and a text that stood beside it already stays there.
        var aside = answer is DraftAnswer.Newer && (data || place.IsAside) ? await store.KeepAsideAsync(place, posted.Text, now, cancel) as DraftAnswer.Kept : null;
        if (data)
            return words.Data(answer, aside, answer is DraftAnswer.Newer newer && !place.IsAside ? newer.Other : aside is not null || (place.IsAside && posted.Instead is null) ? await store.OwnAsync(place, cancel) : null);
        if ((aside ?? answer) is DraftAnswer.Kept kept)
            return page.LocalRedirect(FormAddress.LinkTo(kept.Id, kept.Form) + FormAddress.OwnSuffix(posted.Suffix));
        var shown = page.Longer();
        page.Response.StatusCode = DraftWords.Status(answer);
        _states[FormAddress.OwnSuffix(posted.Suffix)] = new(posted.Suffix, answer is DraftAnswer.Newer ? posted.Revision : DraftWords.SeenNow(answer, posted.Revision), null)
        {
            Other = (answer as DraftAnswer.Newer)?.Other,
            Mine = posted.Text,
            Problem = words.Sentence(answer),
        };
        return shown;
    }

    /// <summary>Makes the forms of a page keep themselves and, where it is opened, puts back what was typed in them. True when something was.</summary>
    /// <param name="page">The page.</param>
    /// <param name="file">Its case; null where it is about none yet.</param>
    /// <param name="input">The fields as the page would show them without a draft.</param>
    /// <param name="bind">Puts values into those fields.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<bool> ShowAsync(PageModel page, CaseFile? file, object input, Func<IValueProvider, Task> bind, CancellationToken cancel)
    {
        if (Page is not { } address)
            return false;
        Offered = true;
        if (Posted is { } posted)
            _states.TryAdd(FormAddress.OwnSuffix(posted.Suffix), new(posted.Suffix, posted.Revision, null));
        if (!HttpMethods.IsGet(page.Request.Method))
            return false;
        var all = await store.OnPageAsync(user.UserId, address, cancel);
        var own = all.Where(draft => !draft.Place.IsAside).ToArray();
        var resumed = await ResumedAsync(page, address, cancel);
        KeptDraft[] drafts = resumed is null ? own : [.. own.Where(draft => draft.Place.Form != resumed.Place.Own.Form), resumed];
        foreach (var draft in drafts)
        {
            var suffix = FormAddress.SuffixOf(draft.Place.Form);
            _states[FormAddress.OwnSuffix(suffix)] = new(suffix, draft.Revision, draft.KeptAt) { Other = draft.Place.IsAside ? own.FirstOrDefault(other => other.Place.Form == draft.Place.Own.Form) : null, Mine = draft.Text };
            await FillAsync(page, input, draft.Text, bind);
        }

        var beside = all.Where(draft => draft.Place.IsAside && draft.Id != resumed?.Id && !own.Any(other => other.Place.Form == draft.Place.Own.Form && other.Text.SaysSameAs(draft.Text)));
        PutBack = [.. drafts.Select(draft => new PutBack(draft, file, Since(draft, file))), .. beside.Select(draft => new PutBack(draft, file, []) { Shown = false })];
        return drafts.Length > 0;
    }

    // A text from beside a form of this very page, which its writer asks to see in it.
    private async Task<KeptDraft?> ResumedAsync(PageModel page, string address, CancellationToken cancel) =>
        int.TryParse(page.Request.Query[FormAddress.ResumePart], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await store.FindAsync(user.UserId, id, cancel) is { Place.IsAside: true } draft
        && FormAddress.PageOf(draft.Place.Form) == address ? draft : null;

    private static async Task FillAsync(PageModel page, object input, DraftText text, Func<IValueProvider, Task> bind)
    {
        var values = text.Fields.GroupBy(field => field.Name).ToDictionary(field => field.Key, field => new StringValues([.. field.Select(one => one.Value)]));
        Untick(input, values);
        await bind(new FormValueProvider(BindingSource.Form, new FormCollection(values), CultureInfo.CurrentCulture));
        // Half a form is no mistake yet.
        foreach (var name in values.Keys)
            page.ModelState[name]?.Errors.Clear();
    }

    // A box that was not ticked is not in a form at all.
    private static void Untick(object input, Dictionary<string, StringValues> values)
    {
        foreach (var property in input.GetType().GetProperties().Where(property => property.CanWrite && !values.Keys.Any(name => IsOf(name, property))))
        {
            if (property.PropertyType == typeof(bool))
                property.SetValue(input, false);
            else if (property.PropertyType.IsArray)
                property.SetValue(input, Array.CreateInstance(property.PropertyType.GetElementType()!, 0));
            else if (property.GetValue(input) is IList list)
                list.Clear();
        }

        static bool IsOf(string name, PropertyInfo property) => name == $"Input.{property.Name}" || name.StartsWith($"Input.{property.Name}[", StringComparison.Ordinal);
    }

    private static IReadOnlyList<CaseEntry> Since(KeptDraft draft, CaseFile? file) =>
        draft.Text.Version is { } version && file is not null ? [.. file.Entries.Where(entry => entry.Sequence > version).OrderBy(entry => entry.Sequence)] : [];

    private DraftForms Read()
    {
        if (_read || accessor.HttpContext is not { } http || !user.IsSignedIn)
            return this;
        _read = true;
        _page = FormAddress.OfPage(http.Request);
        _posted = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? PostedForm.Read(http.Request.Form, antiforgery.Value.FormFieldName) : null;
        return this;
    }
}
