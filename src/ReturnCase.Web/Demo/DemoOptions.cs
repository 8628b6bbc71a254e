namespace ReturnCase.Web.Demo;

/// <summary>Settings under Demo:. Read once at start by <see cref="Setup.DemoSetup"/>.</summary>
public sealed record DemoOptions(bool Enabled, bool AllowRemote, DateTimeOffset? Now, bool Cases);
