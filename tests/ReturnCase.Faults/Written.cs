namespace ReturnCase.Faults;

internal enum WriteState
{
    /// <summary>The form was sent and no answer came, or one that does not say that it was kept.</summary>
    Unanswered,

    /// <summary>The program said that it was kept.</summary>
    Acknowledged,

    /// <summary>The program said that it was not kept, or that the same stands already.</summary>
    Refused,
}

/// <summary>Something that somebody sent, found again by a text that stands nowhere else.</summary>
/// <param name="Marker">That text.</param>
/// <param name="Address">Where the form was sent.</param>
/// <param name="Fields">The form as it was sent, so that it can be sent again as a browser does.</param>
internal sealed class Written(string marker, string address, IReadOnlyList<KeyValuePair<string, string>> fields)
{
    public string Marker => marker;

    public string Address => address;

    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    public WriteState State { get; set; }

    /// <summary>It was refused without ever having been unanswered, so it must not be there.</summary>
    public bool RefusedAtOnce { get; set; }

    public bool SentAgain { get; set; }
}
