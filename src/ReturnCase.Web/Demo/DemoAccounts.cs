using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Demo;

public sealed record DemoAccount(string UserName, string DisplayName, ActorRole Role, string? Team);

/// <summary>The fictitious people of the demo.</summary>
public static class DemoAccounts
{
    public const string Password = "demo";

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("sanne", "S. de Wit", ActorRole.Counsellor, "Noord"),
        new("joris", "J. Bakker", ActorRole.Counsellor, "Noord"),
        new("omar", "O. Yıldız", ActorRole.Counsellor, "Zuid"),
        new("ingrid", "I. Hermans", ActorRole.Supervisor, "Noord"),
        new("hassan", "H. Amrani", ActorRole.Supervisor, "Zuid"),
        new("pieter", "P. de Vries", ActorRole.IndLiaison, null),
        new("noor", "N. Smit", ActorRole.Administrator, null),
        new("willem", "W. Jansen", ActorRole.Auditor, null),
    ];
}
