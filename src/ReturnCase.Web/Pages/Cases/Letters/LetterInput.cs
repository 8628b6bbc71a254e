using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Letters;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Letters;

namespace ReturnCase.Web.Pages.Cases.Letters;

/// <summary>The form of a letter.</summary>
public sealed record LetterInput : FactInput
{
    public string? OwnText { get; set; }

    /// <summary>Edition of the template that the letter was shown in.</summary>
    public int Template { get; set; }

    /// <summary>Keep the Word document itself, where else a PDF is made.</summary>
    public bool AsWord { get; set; }

    /// <summary>Pressed to see the letter with one's own words in it.</summary>
    public bool Show { get; set; }

    /// <summary>Never bound: it names the place where is said what is missing.</summary>
    public string? Missing { get; set; }
}

/// <summary>The rules of the form of a letter; where they hold, the letter is made.</summary>
internal sealed class LetterRules : FactRules<LetterInput>
{
    private readonly Func<CancellationToken, Task<(string Field, string Sentence)?>> _make;

    public LetterRules(PageText<LetterModel> text, IStringLocalizer<SharedText> shared, DateOnly today, LetterKind kind, Func<CancellationToken, Task<(string Field, string Sentence)?>> make)
        : base(shared, today)
    {
        _make = make;
        RuleFor(input => input.OwnText).Note(shared, LetterDraft.OwnTextMaxLength)
            .Must(own => !kind.To().IsAbroad() || AsylumWords.In(own) is null).WithMessage(input => text["AsylumInOwnText", AsylumWords.In(input.OwnText) ?? ""])
            .Must(own => FieldIn(own) is null).WithMessage(input => text["FieldInOwnText", FieldIn(input.OwnText) ?? ""]);
    }

    // Only a template has fields: here each would stay as it stands.
    private static string? FieldIn(string? own) =>
        own is null ? null
        : TemplateCheck.In(own).Select(field => own.Substring(field.Start, field.Length)).Distinct().ToArray() is { Length: > 0 } fields ? string.Join(", ", fields)
        : own.Contains("{{", StringComparison.Ordinal) ? "{{" : own.Contains("}}", StringComparison.Ordinal) ? "}}" : null;

    public override async Task<ValidationResult> ValidateAsync(ValidationContext<LetterInput> context, CancellationToken cancellation = default)
    {
        var result = await base.ValidateAsync(context, cancellation);
        if (result.IsValid && await _make(cancellation) is var (field, sentence))
        {
            result.Errors.Add(new(field, sentence));
        }

        return result;
    }
}
