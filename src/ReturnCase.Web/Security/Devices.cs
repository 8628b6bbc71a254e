using ReturnCase.Data.SignIn;

namespace ReturnCase.Web.Security;

internal static class Devices
{
    /// <summary>What a browser says it runs on, no finer than the eye tells.</summary>
    public static DeviceKind Of(string? agent)
    {
        if (Holds("iPad") || Holds("Tablet") || (Holds("Android") && !Holds("Mobile")))
            return DeviceKind.Tablet;
        if (Holds("Mobile") || Holds("iPhone"))
            return DeviceKind.Phone;
        return Holds("Windows") || Holds("Macintosh") || Holds("Linux") || Holds("CrOS") ? DeviceKind.Computer : DeviceKind.Unknown;

        bool Holds(string word) => agent?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
    }
}
