using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Users;

/// <summary>What an administrator says of a user.</summary>
public record UserInput
{
    public string? DisplayName { get; set; }

    public ActorRole? Role { get; set; }

    public string? Team { get; set; }

    /// <summary>The team is meant to be one that nobody is in yet.</summary>
    public bool NewTeam { get; set; }

    /// <summary>A team is kept only for a role that works in one, and as it is written elsewhere.</summary>
    public string? TeamAmong(IReadOnlyList<string> teams) => Role is { } role && UserDesk.NeedsTeam(role) && Team.Typed() is { } team
        ? teams.FirstOrDefault(known => string.Equals(known, team, StringComparison.OrdinalIgnoreCase)) ?? team
        : null;
}

public class UserInputRules<T> : AbstractValidator<T>
    where T : UserInput
{
    public UserInputRules(IStringLocalizer<SharedText> text, IReadOnlyList<string> teams)
    {
        RuleFor(input => input.DisplayName).Must(name => name.Typed() is not null).WithMessage(_ => text["UserNameOfPersonMissing"]).Line(text, AppUser.DisplayNameMaxLength);
        RuleFor(input => input.Role).Must(role => role is { } chosen && UserDesk.Roles.Contains(chosen)).WithMessage(_ => text["UserRoleMissing"]);
        RuleFor(input => input.Team).Must(team => team.Typed() is not null).When(input => input.Role is { } role && UserDesk.NeedsTeam(role)).WithMessage(_ => text["UserTeamMissing"]);
        RuleFor(input => input.Team).Must((input, _) => input.NewTeam || input.TeamAmong(teams) is not { } team || teams.Contains(team))
            .WithMessage((_, team) => text["UserTeamUnknown", team!.Trim(), string.Join(", ", teams)]);
        RuleFor(input => input.Team).Line(text, CaseFile.TeamMaxLength);
    }
}
