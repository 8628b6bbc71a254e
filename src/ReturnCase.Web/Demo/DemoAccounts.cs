using ReturnCase.Data;

namespace ReturnCase.Web.Demo;

public sealed record DemoAccount(string UserName, string DisplayName, UserRole Role, string? Team);

/// <summary>The fictitious people of the demo.</summary>
public static class DemoAccounts
{
    public const string Password = "demo";

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("sanne", "S. de Wit", UserRole.Counsellor, "Noord"),
        new("joris", "J. Bakker", UserRole.Counsellor, "Noord"),
        new("omar", "O. Yıldız", UserRole.Counsellor, "Zuid"),
        new("ingrid", "I. Hermans", UserRole.Supervisor, "Noord"),
        new("hassan", "H. Amrani", UserRole.Supervisor, "Zuid"),
        new("pieter", "P. de Vries", UserRole.IndLiaison, null),
        new("noor", "N. Smit", UserRole.Administrator, null),
        new("willem", "W. Jansen", UserRole.Auditor, null),
    ];
}
