using System.Diagnostics;

namespace ReturnCase.Faults.Faults;

/// <summary>A real ext4 file system in a file, small enough to fill.</summary>
internal sealed class SmallDisk(string image, string folder)
{
    private const int Megabytes = 192;

    public static string? WhyNot => !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "mounting a disk needs root on Linux" : null;

    public async Task MakeAsync()
    {
        Directory.CreateDirectory(folder);
        await RunAsync("truncate", "-s", $"{Megabytes}M", image);
        await RunAsync("mkfs.ext4", "-q", "-m", "0", image);
        await RunAsync("mount", "-o", "loop,errors=remount-ro", image, folder);
    }

    /// <summary>Fills what is left, to the last block.</summary>
    public async Task FillAsync()
    {
        await using var filler = new FileStream(Path.Combine(folder, "filler"), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[64 * 1024];
        for (var size = block.Length; size >= 512;)
        {
            try
            {
                filler.Write(block, 0, size);
                filler.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Empty() => File.Delete(Path.Combine(folder, "filler"));

    /// <summary>What the kernel does where a disk fails: it writes nothing any more, also to files that are open.</summary>
    public async Task FailAsync()
    {
        var device = Path.GetFileName((await RunAsync("findmnt", "-no", "SOURCE", folder)).Trim());
        await File.WriteAllTextAsync($"/sys/fs/ext4/{device}/trigger_fs_error", "1");
    }

    /// <summary>Mounts it anew after a failure, as an operator does: nothing may be open on it.</summary>
    public async Task RepairAsync()
    {
        await RunAsync("umount", folder);
        using (var check = Process.Start(new ProcessStartInfo("e2fsck", ["-fy", image]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            await check.StandardOutput.ReadToEndAsync();
            await check.WaitForExitAsync();
        }

        await RunAsync("mount", "-o", "loop,errors=remount-ro", image, folder);
    }

    public Task RemountAsync(bool readOnly) => RunAsync("mount", "-o", readOnly ? "remount,ro" : "remount,rw", folder);

    public async Task LeaveAsync()
    {
        await RunAsync("umount", "-l", folder);
        File.Delete(image);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await error}");
    }
}
