using System.ComponentModel.DataAnnotations;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Forms;

/// <summary>What every fact carries besides its own fields.</summary>
public abstract record FactInput : IHappened
{
    /// <summary>The version that the form was made from.</summary>
    public int Version { get; set; }

    /// <summary>Sequence of the fact that this one corrects.</summary>
    public int? Corrects { get; set; }

    // First on every form, so first in the list of problems.
    [Display(Order = 0)]
    public DateInput OccurredOn { get; set; } = new();

    public string? Source { get; set; }

    public string? CorrectionReason { get; set; }
}

public static class FactInputExtensions
{
    /// <summary>Makes a form ready: today's date, or the date of the fact that is corrected.</summary>
    public static T For<T>(this T input, CaseFile file, CaseDesk desk, RecordedFact? corrected = null)
        where T : FactInput
    {
        (input.Version, input.Corrects) = (file.Version, corrected?.Sequence);
        input.OccurredOn = DateInput.From(corrected?.OccurredOn ?? desk.Today);
        return input;
    }

    /// <summary>The change that a form asks for.</summary>
    public static Change ChangeOf(this CaseDesk desk, FactInput input) =>
        desk.Change(input.OccurredOn.ToDate(), input.CorrectionReason.Typed(), input.Source.Typed(), input.Corrects);

    /// <summary>Finds the fact that an address asks to correct; false when the case has no such fact.</summary>
    public static bool TryCorrect<T>(this CaseFile file, int? sequence, out T? fact)
        where T : RecordedFact
    {
        fact = sequence is null ? null : file.Facts.OfType<T>().SingleOrDefault(f => f.Sequence == sequence);
        return sequence is null || fact is not null;
    }
}
