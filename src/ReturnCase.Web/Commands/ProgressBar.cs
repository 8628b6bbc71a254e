using System.Globalization;

namespace ReturnCase.Web.Commands;

/// <summary>A bar on the terminal of the operator; nothing where the output goes to a file.</summary>
internal sealed class ProgressBar(long all)
{
    private const int Width = 40;

    public void Show(long done, string what)
    {
        if (Console.IsOutputRedirected || all == 0)
            return;
        var filled = (int)(Math.Min(done, all) * Width / all);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done:N0} of {all:N0} {what,-24}"));
        if (done == all)
            Console.WriteLine();
    }
}
