using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.SignIn;

namespace ReturnCase.Web.Security;

/// <summary>
/// Counts tries before they are judged, so that many at once are counted too. A door that has taken too many is closed for five minutes after the last it took; knocking on a closed door does not keep it closed.
/// </summary>
public sealed class SignInDoors(ReturnCaseDb db, MachineTime time)
{
    public const int MostFailures = 5;

    /// <summary>One address may be a whole office.</summary>
    public const int MostFailuresOfAddress = 50;

    public static readonly TimeSpan Closed = TimeSpan.FromMinutes(5);

    /// <summary>Counts a try; false when the door is closed.</summary>
    public async Task<bool> TakeAsync(string key, int most = MostFailures)
    {
        if (await CountAsync(key, most) || await CountFirstAsync(key))
            return true;
        db.ChangeTracker.Clear();
        return await CountAsync(key, most);
    }

    /// <summary>After a try that succeeded, what was counted here no longer counts.</summary>
    public Task OpenAsync(string key) => db.SignInDoors.Where(door => door.Key == key).ExecuteDeleteAsync();

    /// <summary>After a try that succeeded, that one does not count; others at the same address still do.</summary>
    public Task GiveBackAsync(string key) =>
        db.SignInDoors.Where(door => door.Key == key && door.Failures > 0).ExecuteUpdateAsync(set => set.SetProperty(door => door.Failures, door => door.Failures - 1));

    /// <summary>The door of a user who is not at a known browser.</summary>
    public static string OfUser(string userId) => $"user:{userId}";

    /// <summary>Names that nobody bears share some 65,000 doors, which close as others do and tell nothing of what was typed.</summary>
    public static string OfUnknown(string typed) => $"none:{Bucket(Encoding.UTF8.GetBytes(typed))}";

    /// <summary>One browser where this user signed in before.</summary>
    public static string OfDevice(string device) => $"device:{device}";

    /// <summary>A network address, of which again too little is kept to tell it; of IPv6 its network counts.</summary>
    public static string OfAddress(IPAddress? address) => address switch
    {
        null => "address:none",
        { IsIPv4MappedToIPv6: true } => OfAddress(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"address:{Bucket(address.GetAddressBytes().AsSpan(0, 8))}",
        _ => $"address:{Bucket(address.GetAddressBytes())}",
    };

    /// <summary>One-time and recovery codes have doors of their own.</summary>
    public static string ForCodes(string door) => $"code:{door}";

    private async Task<bool> CountAsync(string key, int most)
    {
        var now = time.Now;
        var old = now - Closed;
        return await db.SignInDoors.Where(door => door.Key == key && (door.LastAt <= old || door.Failures < most)).ExecuteUpdateAsync(set => set
            .SetProperty(door => door.Failures, door => door.LastAt <= old ? 1 : door.Failures + 1)
            .SetProperty(door => door.LastAt, now)) > 0;
    }

    private async Task<bool> CountFirstAsync(string key)
    {
        if (await db.SignInDoors.AnyAsync(door => door.Key == key))
            return false;
        db.SignInDoors.Add(new SignInDoor { Key = key, Failures = 1, LastAt = time.Now });
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // Another try through the same door was first; this one is counted after it.
            return false;
        }
    }

    private static string Bucket(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(bytes)).ToString("x4", System.Globalization.CultureInfo.InvariantCulture);
}
