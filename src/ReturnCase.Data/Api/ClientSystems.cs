using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Api;

/// <summary>What came of a change to a client system.</summary>
public enum ClientAnswer
{
    /// <summary>Kept.</summary>
    Saved,

    /// <summary>Another one has that name.</summary>
    NameTaken,

    /// <summary>Another administrator changed it meanwhile.</summary>
    Conflict,
}

/// <summary>What an administrator chose for a client system.</summary>
public sealed record ClientChoice(string Name, IReadOnlyList<ApiScope> Scopes, string? Team, RateClass Rate);

/// <summary>A client system in the list of administrators.</summary>
/// <param name="GoodTokens">How many of its tokens open something now.</param>
/// <param name="LastUsedAt">When one of them was used last.</param>
/// <param name="DeadEvents">How many events could not be delivered to it.</param>
/// <param name="FailingEvents">How many failed at least once and are tried again.</param>
public sealed record ClientRow(int Id, string Name, string Scopes, bool Disabled, int GoodTokens, DateTime? LastUsedAt, int DeadEvents, int FailingEvents);

/// <summary>What administrators do with client systems and their tokens. The trail keeps each change.</summary>
public sealed class ClientSystems(ReturnCaseDb db, UniqueIndexes indexes, AuditTrail trail, ApiOptions options)
{
    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<ClientRow>> AllAsync(DateTime now, CancellationToken cancel = default) =>
        await db.ClientSystems.OrderBy(client => client.Name).Select(client => new ClientRow(
            client.Id, client.Name, client.Scopes, client.Disabled,
            db.AccessTokens.Count(token => token.ClientSystemId == client.Id && token.RevokedAt == null && token.ExpiresAt > now),
            db.AccessTokens.Where(token => token.ClientSystemId == client.Id).Max(token => token.LastUsedAt),
            db.EventDeliveries.Count(delivery => delivery.Subscription!.ClientSystemId == client.Id && delivery.State == DeliveryState.Dead),
            db.EventDeliveries.Count(delivery => delivery.Subscription!.ClientSystemId == client.Id && delivery.State == DeliveryState.Waiting && delivery.Error != null))).ToListAsync(cancel);

    /// <summary>One of them, to be changed; null where there is none.</summary>
    public Task<ClientSystem?> FindAsync(int id, CancellationToken cancel = default) => db.ClientSystems.SingleOrDefaultAsync(client => client.Id == id, cancel);

    /// <summary>Its tokens, the newest first.</summary>
    public async Task<IReadOnlyList<AccessToken>> TokensAsync(int id, CancellationToken cancel = default) =>
        await db.AccessTokens.AsNoTracking().Where(token => token.ClientSystemId == id).OrderByDescending(token => token.Id).ToListAsync(cancel);

    /// <summary>Adds one; null where another has its name.</summary>
    public async Task<ClientSystem?> AddAsync(ClientChoice choice, DateTime at, CancellationToken cancel = default)
    {
        var client = new ClientSystem { Name = choice.Name, Scopes = ApiScopes.Line(choice.Scopes), Team = choice.Team, Rate = choice.Rate, AddedAt = at };
        db.ClientSystems.Add(client);
        trail.Changes(AuditAction.ClientSystemAdded, $"scopes {client.Scopes}");
        return await KeepAsync(cancel) == ClientAnswer.Saved ? client : null;
    }

    /// <summary>Keeps other choices, which hold at its next request.</summary>
    /// <param name="client">As it was read.</param>
    /// <param name="choice">What was chosen.</param>
    /// <param name="version">The version that the form was made from.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<ClientAnswer> ChangeAsync(ClientSystem client, ClientChoice choice, int version, CancellationToken cancel = default)
    {
        if (client.Version != version)
        {
            return ClientAnswer.Conflict;
        }

        var scopes = ApiScopes.Line(choice.Scopes);
        string[] fields = [.. new[] { client.Name == choice.Name ? null : "Name", client.Scopes == scopes ? null : $"Scopes {client.Scopes} to {scopes}", client.Team == choice.Team ? null : "Team", client.Rate == choice.Rate ? null : $"Rate {client.Rate} to {choice.Rate}" }.OfType<string>()];
        if (fields.Length == 0)
        {
            return ClientAnswer.Saved;
        }

        (client.Name, client.Scopes, client.Team, client.Rate, client.Version) = (choice.Name, scopes, choice.Team, choice.Rate, client.Version + 1);
        trail.Changes(AuditAction.ClientSystemChanged, $"{client.ActorId} {string.Join(", ", fields)}");
        return await KeepAsync(cancel);
    }

    /// <summary>Takes all its tokens out of use, or puts them in use again.</summary>
    public async Task<ClientAnswer> SetDisabledAsync(ClientSystem client, bool disabled, CancellationToken cancel = default)
    {
        if (client.Disabled == disabled)
        {
            return ClientAnswer.Saved;
        }

        (client.Disabled, client.Version) = (disabled, client.Version + 1);
        trail.Changes(AuditAction.ClientSystemChanged, $"{client.ActorId} {(disabled ? "disabled" : "enabled")}");
        return await KeepAsync(cancel);
    }

    /// <summary>Issues a token and gives it out this once.</summary>
    public async Task<(string Secret, AccessToken Token)> IssueAsync(ClientSystem client, string label, string by, DateTime now, CancellationToken cancel = default)
    {
        var secret = AccessToken.NewSecret();
        var hash = AccessToken.HashOf(secret);
        // The trail names the token by its number, which it has only once it is there.
        var token = await db.InTransactionAsync(
            async turn =>
            {
                var fresh = new AccessToken { ClientSystemId = client.Id, Label = label, Hash = hash, IssuedById = by, IssuedAt = now, ExpiresAt = now.AddDays(options.TokenDays) };
                db.AccessTokens.Add(fresh);
                await db.SaveChangesAsync(turn);
                trail.Changes(AuditAction.TokenIssued, $"{client.ActorId} token {fresh.Id}");
                await db.SaveChangesAsync(turn);
                return fresh;
            },
            _ => true, (_, turn) => db.AccessTokens.AnyAsync(one => one.Hash == hash, turn), cancel);
        return (secret, token);
    }

    /// <summary>Takes a token out of use for good; false where it is not one of this system's, or was revoked before.</summary>
    public async Task<bool> RevokeAsync(ClientSystem client, int token, string by, DateTime now, CancellationToken cancel = default)
    {
        if (await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == token && t.ClientSystemId == client.Id && t.RevokedAt == null, cancel) is not { } found)
        {
            return false;
        }

        (found.RevokedAt, found.RevokedById) = (now, by);
        trail.Changes(AuditAction.TokenRevoked, $"{client.ActorId} token {token}");
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<ClientAnswer> KeepAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return ClientAnswer.Saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ClientAnswer.Conflict;
        }
        catch (DbUpdateException error) when (indexes.Violated(error)?.Contains(nameof(ClientSystem.Name), StringComparison.Ordinal) == true)
        {
            db.ChangeTracker.Clear();
            return ClientAnswer.NameTaken;
        }
    }
}
