using FluentValidation;
using ReturnCase.Data.Cases;

namespace ReturnCase.Web.Pages.Cases;

/// <summary>The filters of the caseload, and what somebody looks for.</summary>
public sealed record CaseloadInput
{
    public string? Text { get; set; }

    public string? Phase { get; set; }

    public string? Step { get; set; }

    public string? State { get; set; }

    public string? Attention { get; set; }

    public string? Counsellor { get; set; }
}

internal sealed class CaseloadRules : AbstractValidator<CaseloadInput>
{
    private const int NearlyVNumber = 7;

    public CaseloadRules(PageText<IndexModel> text) => RuleFor(input => input.Text)
        .Cascade(CascadeMode.Stop)
        .MaximumLength(CaseSearch.TextMaxLength).WithMessage(_ => text["SearchTooLong", CaseSearch.TextMaxLength])
        .Must(typed => string.IsNullOrWhiteSpace(typed) || CaseSearch.Parse(typed) is not null).WithMessage(_ => text["SearchUnreadable"])
        .Must(typed => CaseSearch.Parse(typed) is { IsVNumber: true } || !LooksLikeVNumber(typed)).WithMessage(_ => text["SearchVNumber"]);

    private static bool LooksLikeVNumber(string? typed) => typed?.Trim() is { Length: >= NearlyVNumber } digits && digits.All(char.IsAsciiDigit);
}
