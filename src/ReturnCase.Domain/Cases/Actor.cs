namespace ReturnCase.Domain.Cases;

/// <summary>The part a person plays (domain 4).</summary>
public enum ActorRole
{
    /// <summary>Regievoerder.</summary>
    Counsellor,

    /// <summary>Supervisor of a team.</summary>
    Supervisor,

    /// <summary>Liaison to the IND.</summary>
    IndLiaison,

    /// <summary>Administrator: no case content.</summary>
    Administrator,

    /// <summary>Auditor or privacy officer.</summary>
    Auditor,

    /// <summary>A system of a chain partner.</summary>
    ApiClient,
}

/// <summary>Who did something: the user's id, the name as it is shown in history, and the role in which it was done.</summary>
public sealed record Actor(string Id, string Name, ActorRole Role)
{
    /// <summary>Id of whoever runs a command of the program. It is nobody's account: such a person owns nothing and is asked nothing.</summary>
    public const string CommandLine = "opdrachtregel";

    /// <summary>Greatest length of an id.</summary>
    public const int IdMaxLength = 64;

    /// <summary>Greatest length of a name.</summary>
    public const int NameMaxLength = 100;
}
