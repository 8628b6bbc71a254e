namespace ReturnCase.Web.Security;

/// <summary>Settings under Authentication:. Read once at start.</summary>
/// <param name="RequireSecondFactor">Whether somebody with a local account and no second factor first sets one up.</param>
public sealed record AuthenticationSettings(bool RequireSecondFactor);
