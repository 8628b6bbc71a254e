using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Forms;

/// <summary>Countries chosen one below the other, with always an empty line below the last.</summary>
public sealed record CountryLines
{
    // Codes of two letters with commas between them, in one line of a fact.
    public const int Most = (RecordedFact.LineMaxLength + 1) / 3;

    public List<string?> Lines { get; set; } = [];

    /// <summary>The button that asks for one more line was pressed, not the one that saves.</summary>
    public bool Another { get; set; }

    public IReadOnlyList<string> Codes => [.. Lines.OfType<string>().Where(code => code.Length > 0).Distinct()];

    /// <summary>The lines as the form shows them.</summary>
    public CountryLines WithEmptyLine() =>
        (Another || Lines is [] or [.., { Length: > 0 }]) && Lines.Count < Most ? this with { Lines = [.. Lines, null] } : this;
}

public sealed class CountryLinesRules : AbstractValidator<CountryLines>
{
    public CountryLinesRules(IStringLocalizer<SharedText> text)
    {
        RuleForEach(input => input.Lines).Must(code => string.IsNullOrEmpty(code) || Countries.IsAbroad(code)).WithMessage(_ => text["CountryUnknown"]);
        RuleFor(input => input.Lines).Must(lines => lines.Count <= CountryLines.Most).WithMessage(_ => text["CountriesTooMany", CountryLines.Most]);
    }
}
