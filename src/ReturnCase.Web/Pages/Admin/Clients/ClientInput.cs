using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>What an administrator says of a system of a partner.</summary>
public record ClientInput
{
    public string? Name { get; set; }

    public List<ApiScope> Scopes { get; set; } = [];

    public string? Team { get; set; }

    public RateClass? Rate { get; set; }

    public int Version { get; set; }

    public static ClientInput From(ClientSystem client) => new() { Name = client.Name, Scopes = [.. ApiScopes.Of(client.Scopes)], Team = client.Team, Rate = client.Rate, Version = client.Version };

    /// <summary>A team is kept only where transfers come in.</summary>
    public ClientChoice Choice(string? name = null) => new(name ?? Name.Typed()!, Scopes, Scopes.Contains(ApiScope.Transfers) ? Team : null, Rate!.Value);
}

internal sealed class ClientInputRules : AbstractValidator<ClientInput>
{
    public ClientInputRules(PageText<NewModel> text, IStringLocalizer<SharedText> shared, IReadOnlyList<string> teams)
    {
        RuleFor(input => input.Name).Must(name => name.Typed() is not null).WithMessage(_ => text["NameMissing"]).Line(shared, Actor.NameMaxLength);
        RuleFor(input => input.Scopes).Must(scopes => scopes.Count > 0 && scopes.All(Enum.IsDefined)).WithMessage(_ => text["ScopesMissing"]);
        RuleFor(input => input.Team).Must(team => team is not null && teams.Contains(team)).When(input => input.Scopes.Contains(ApiScope.Transfers)).WithMessage(_ => text["TeamMissing"]);
        RuleFor(input => input.Rate).Must(rate => rate is { } chosen && Enum.IsDefined(chosen)).WithMessage(_ => text["RateMissing"]);
    }
}
