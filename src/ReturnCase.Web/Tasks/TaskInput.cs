using System.Globalization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Tasks;

/// <summary>A task or an appointment as typed.</summary>
public sealed record TaskInput
{
    public int Version { get; set; }

    public OwnTaskKind? Kind { get; set; }

    public string? What { get; set; }

    public DateInput On { get; set; } = new();

    public string? Time { get; set; }

    public string? Place { get; set; }

    public Company? With { get; set; }

    public string? Owner { get; set; }

    /// <summary>A word of it is also part of the name of a child, and is none here.</summary>
    public bool NoName { get; set; }

    public static TaskInput From(OwnTask task) => new()
    {
        Version = task.Version,
        Kind = task.Kind,
        What = task.What,
        On = DateInput.From(task.On),
        Time = task.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Place = task.Place,
        With = task.With,
        Owner = task.OwnerId,
    };

    /// <summary>A time of the day as people write it, "9:30" or "14.05"; null where it is none.</summary>
    public static TimeOnly? Read(string? time) =>
        TimeOnly.TryParseExact(time?.Trim().Replace('.', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    /// <summary>What its kind asks for; the rules refuse anything else.</summary>
    public OwnTaskDetails Details() => Kind == OwnTaskKind.Appointment
        ? new(OwnTaskKind.Appointment, What.Typed()!, On.ToDate()!.Value, Read(Time), Place.Typed(), With)
        : new(OwnTaskKind.Task, What.Typed()!, On.ToDate()!.Value, null, null, null);
}

internal sealed class TaskRules : AbstractValidator<TaskInput>
{
    private const int MostYears = 5;

    /// <param name="text">The texts of the fields.</param>
    /// <param name="shared">The texts of every form.</param>
    /// <param name="today">A new day is today or later.</param>
    /// <param name="kept">The day as it stands, which may be past.</param>
    /// <param name="owners">Who can do it.</param>
    /// <param name="namesChild">Whether a child of one's own cases is named in it.</param>
    public TaskRules(IStringLocalizer<TaskInput> text, IStringLocalizer<SharedText> shared, DateOnly today, DateOnly? kept, IReadOnlyList<Actor> owners, Func<TaskInput, CancellationToken, Task<bool>> namesChild)
    {
        RuleFor(input => input.Kind).Must(kind => kind is { } known && Enum.IsDefined(known)).WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.What).NotEmpty().WithMessage(_ => text["WhatMissing"]).Note(shared, OwnTask.WhatMaxLength);
        RuleFor(input => input.NoName).MustAsync(async (input, _, cancel) => !await namesChild(input, cancel)).WithMessage(_ => text["NamesChild"]);
        RuleFor(input => input.On).RealDate(shared);
        RuleFor(input => input.On).Must(on => on.ToDate() is not { } day || day == kept || day >= today).WithMessage(_ => text["DayPast", AmsterdamTime.Date(today)]);
        RuleFor(input => input.On).Must(on => on.ToDate() is not { } day || day <= today.AddYears(MostYears)).WithMessage(_ => text["DayFar", AmsterdamTime.Date(today.AddYears(MostYears))]);
        RuleFor(input => input.Time).Cascade(CascadeMode.Stop).Must(time => time.Typed() is not null).WithMessage(_ => text["TimeMissing"])
            .Must(time => TaskInput.Read(time) is not null).WithMessage((_, time) => text["TimeWrong", time!.Trim()]).When(input => input.Kind == OwnTaskKind.Appointment);
        RuleFor(input => input.Time).Must((input, time) => Exists(input.On.ToDate(), TaskInput.Read(time))).When(input => input.Kind == OwnTaskKind.Appointment)
            .WithMessage(input => text["TimeSkipped", AmsterdamTime.Date(input.On.ToDate()!.Value), input.Time!.Trim()]);
        RuleFor(input => input.Place).Line(shared).When(input => input.Kind == OwnTaskKind.Appointment);
        RuleFor(input => input.With).Must(with => with is not { } known || Enum.IsDefined(known)).WithMessage(_ => text["WithMissing"]);
        When(input => input.Kind == OwnTaskKind.Task, () =>
        {
            RuleFor(input => input.Time).Must(time => time.Typed() is null).WithMessage(_ => text["TimeOfTask"]);
            RuleFor(input => input.Place).Must(place => place.Typed() is null).WithMessage(_ => text["PlaceOfTask"]);
            RuleFor(input => input.With).Null().WithMessage(_ => text["WithOfTask"]);
        });
        RuleFor(input => input.Owner).Must(owner => owners.Any(person => person.Id == owner)).When(_ => owners.Count > 1).WithMessage(_ => text["OwnerMissing"]);
    }

    // In the night in which summer time begins an hour is left out.
    private static bool Exists(DateOnly? day, TimeOnly? time) => day is not { } on || time is not { } at || !AmsterdamCalendar.Zone.IsInvalidTime(on.ToDateTime(at));
}
