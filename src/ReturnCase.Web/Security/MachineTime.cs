namespace ReturnCase.Web.Security;

/// <summary>The clock of sessions, tokens and one-time codes. The clock of the demo may stand years away; these must not.</summary>
public sealed class MachineTime(TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}
