using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases;

/// <summary>The filters of the caseload, what somebody looks for, and how the list looks.</summary>
public sealed record CaseloadInput
{
    public string? Text { get; set; }

    public string? Phase { get; set; }

    public string? Step { get; set; }

    public string? State { get; set; }

    public string? Attention { get; set; }

    public string? Counsellor { get; set; }

    public string? Country { get; set; }

    public string? Language { get; set; }

    public string? Contact { get; set; }

    public DateInput From { get; set; } = new();

    public DateInput Until { get; set; } = new();

    public string? Sort { get; set; }

    public List<string> Columns { get; set; } = [];

    /// <summary>What an address asks for, as the form shows it.</summary>
    public static CaseloadInput Of(CaseloadAddress address, string? typed, bool counsellor) => new()
    {
        Text = typed,
        Phase = address.Phase,
        Step = address.Step,
        State = address.State,
        Attention = address.Attention,
        Counsellor = address.Counsellor,
        Country = address.Country,
        Language = address.Language,
        Contact = address.Contact,
        From = DateInput.From(address.FromDay()),
        Until = DateInput.From(address.UntilDay()),
        Sort = Slugs.Of(address.Order()),
        Columns = [.. ListColumns.Read(address.Columns, counsellor).Select(column => Slugs.Of(column))],
    };

    /// <summary>The address of the list that was asked for, without what was searched for.</summary>
    public CaseloadAddress Address(bool counsellor) => new()
    {
        Phase = Phase,
        Step = Step,
        State = State,
        Attention = Attention,
        Counsellor = Counsellor,
        Country = Country,
        Language = Language,
        Contact = Contact,
        From = CaseloadAddress.Of(From.ToDate()),
        Until = CaseloadAddress.Of(Until.ToDate()),
        Sort = Slugs.TryParse<CaseOrder>(Sort, out var order) && order != CaseOrder.Deadline ? Sort : null,
        Columns = ListColumns.Write(Columns, counsellor),
    };
}

internal sealed class CaseloadRules : AbstractValidator<CaseloadInput>
{
    private const int NearlyVNumber = 7;

    public CaseloadRules(PageText<IndexModel> text, IStringLocalizer<SharedText> shared)
    {
        RuleFor(input => input.Text)
            .Cascade(CascadeMode.Stop)
            .MaximumLength(CaseSearch.TextMaxLength).WithMessage(_ => text["SearchTooLong", CaseSearch.TextMaxLength])
            .Must(typed => string.IsNullOrWhiteSpace(typed) || CaseSearch.Parse(typed) is not null).WithMessage(_ => text["SearchUnreadable"])
            .Must(typed => CaseSearch.Parse(typed) is { IsVNumber: true } || !LooksLikeVNumber(typed)).WithMessage(_ => text["SearchVNumber"]);
        RuleFor(input => input.From).RealDate(shared, required: false);
        RuleFor(input => input.Until).RealDate(shared, required: false);
        RuleFor(input => input.Until)
            .Must((input, until) => until.ToDate() is not { } last || input.From.ToDate() is not { } first || last >= first)
            .WithMessage(input => text["UntilBeforeFrom", AmsterdamTime.Date(input.From.ToDate()!.Value)]);
    }

    private static bool LooksLikeVNumber(string? typed) => typed?.Trim() is { Length: >= NearlyVNumber } digits && digits.All(char.IsAsciiDigit);
}
