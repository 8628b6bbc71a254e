using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Covers;

/// <summary>Somebody who can be away or cover, with the team of that person.</summary>
public sealed record CoverPerson(Actor Who, string Team);

/// <summary>Names a cover, and says why one cannot be. The same for a counsellor and for a supervisor, whoever names it.</summary>
public sealed class CoverNaming(AbsenceCovers covers, ReturnCaseDb db, CaseDesk desk, TimeProvider clock, IStringLocalizer<CoverNaming> text, IStringLocalizer<SharedText> shared)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The supervisors of every team but one: those of that team look after it already.</summary>
    public async Task<IReadOnlyList<CoverPerson>> SupervisorsElsewhereAsync(string team, CancellationToken cancel) =>
        await db.Users.Where(user => user.Role == ActorRole.Supervisor && !user.Disabled && user.Team != null && user.Team != team).OrderBy(user => user.DisplayName)
            .Select(user => new CoverPerson(new(user.Id, user.DisplayName, ActorRole.Supervisor), user.Team!)).ToListAsync(cancel);

    /// <summary>A supervisor as somebody to choose.</summary>
    public string Named(CoverPerson supervisor) => text["SupervisorOf", supervisor.Who.Name, supervisor.Team];

    /// <summary>Names it; the answer is what to say of it, or null where it cannot be: then the form says why.</summary>
    /// <param name="state">The form.</param>
    /// <param name="input">Its entries.</param>
    /// <param name="absent">Who is away; null where the form does not say so yet.</param>
    /// <param name="covering">Who covers; null where the form does not say so yet.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<(string Words, bool Warn)?> NameAsync(ModelStateDictionary state, CoverInput input, CoverPerson? absent, CoverPerson? covering, CancellationToken cancel)
    {
        if (!state.AddErrors(await new Days(desk.Today, text, shared).ValidateAsync(input, cancel)) || absent is null || covering is null)
        {
            return null;
        }

        var days = (First: input.First.ToDate()!.Value, Last: input.Last.ToDate()!.Value);
        if (await covers.MeetsAnotherAsync(absent.Who.Id, covering.Who.Id, days, cancel))
        {
            return Refused(state, nameof(input.First), text["MeetsAnother", covering.Who.Name, absent.Who.Name]);
        }

        var beside = await covers.BesideAsync([absent.Team, covering.Team], absent.Who, covering.Who, days, cancel);
        if (beside.FirstOrDefault(other => other.AbsentId == covering.Who.Id) is { } away)
        {
            return Refused(state, nameof(input.Covering), text["CoveringAway", covering.Who.Name, AmsterdamTime.Date(away.FirstDay), AmsterdamTime.Date(away.LastDay)]);
        }

        await covers.AddAsync(new(desk.Actor, Now, absent.Team, absent.Who, covering.Who, days), cancel);
        string saved = text[days.First > desk.Today ? "SavedPlanned" : "Saved", covering.Who.Name, absent.Who.Name, AmsterdamTime.Date(days.First), AmsterdamTime.Date(days.Last)];
        return (string.Join(" ", beside.Select(other => Note(other, absent.Who).Value).Prepend(saved)), beside.Count > 0);
    }

    /// <summary>Ends one of a team at once, and says what came of it.</summary>
    public async Task<(string Words, bool Done)> EndAsync(string team, int id, CancellationToken cancel) => await covers.EndAsync(team, id, desk.Actor, Now, cancel) is { } ended
        ? (text["EndedNow", ended.CoveringName, ended.AbsentName], true)
        : (text["EndedBefore"], false);

    private LocalizedString Note(AbsenceCover other, Actor absent) => other.AbsentId == absent.Id
        ? text["AlsoCovered", other.CoveringName, absent.Name, AmsterdamTime.Date(other.FirstDay), AmsterdamTime.Date(other.LastDay)]
        : text["CoversToo", absent.Name, other.AbsentName, AmsterdamTime.Date(other.FirstDay), AmsterdamTime.Date(other.LastDay)];

    private static (string, bool)? Refused(ModelStateDictionary state, string part, string words)
    {
        state.AddModelError($"Input.{part}", words);
        return null;
    }

    private sealed class Days : AbstractValidator<CoverInput>
    {
        public Days(DateOnly today, IStringLocalizer<CoverNaming> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.First).RealDate(shared);
            RuleFor(input => input.First).Must(first => first.ToDate() is not { } day || day >= today).WithMessage(_ => text["FirstPast", AmsterdamTime.Date(today)]);
            RuleFor(input => input.Last).NotBefore(shared, input => input.First, required: true);
            RuleFor(input => input.Last)
                .Must((input, last) => (input.First.ToDate(), last.ToDate()) is not ({ } from, { } until) || until < from.AddDays(AbsenceCover.MostDays))
                .WithMessage(input => text["TooLong", AmsterdamTime.Date(input.First.ToDate()!.Value.AddDays(AbsenceCover.MostDays - 1))]);
        }
    }
}
