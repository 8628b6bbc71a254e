using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Api;

/// <summary>A system of a chain partner that uses the API. It has no password: it shows a token that an administrator issued.</summary>
public sealed class ClientSystem
{
    /// <summary>Greatest length of <see cref="Scopes"/>.</summary>
    public const int ScopesMaxLength = 200;

    /// <summary>Begins the id of every system as an actor.</summary>
    public const string ActorPrefix = "client-";

    /// <summary>Key, and its number in addresses.</summary>
    public int Id { get; init; }

    /// <summary>Its name, as history shows it beside what it recorded.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it may do, as <see cref="ApiScopes.Line"/> writes it.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>The team that gets the transfers it registers; null where it registers none.</summary>
    public string? Team { get; set; }

    /// <summary>How many requests it may send.</summary>
    public RateClass Rate { get; set; }

    /// <summary>None of its tokens opens anything while this is true.</summary>
    public bool Disabled { get; set; }

    /// <summary>When it was added, UTC.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>Counts its changes: whoever changes it says which version they saw.</summary>
    public int Version { get; set; }

    /// <summary>Id under which it stands in history and in the audit trail.</summary>
    public string ActorId => ActorIdOf(Id);

    /// <summary>The id of an actor by the number of its client system.</summary>
    public static string ActorIdOf(int id) => ActorPrefix + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of the client system of an actor; null for a person.</summary>
    public static int? IdOf(string actorId) =>
        actorId.StartsWith(ActorPrefix, StringComparison.Ordinal) && int.TryParse(actorId[ActorPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

internal sealed class ClientSystemConfiguration : IEntityTypeConfiguration<ClientSystem>
{
    public void Configure(EntityTypeBuilder<ClientSystem> builder)
    {
        builder.ToTable("ClientSystems");
        builder.Property(client => client.Name).HasMaxLength(Actor.NameMaxLength);
        builder.Property(client => client.Scopes).HasMaxLength(ClientSystem.ScopesMaxLength);
        builder.Property(client => client.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(client => client.Version).IsConcurrencyToken();
        builder.Ignore(client => client.ActorId);
        builder.HasIndex(client => client.Name).IsUnique();
    }
}
