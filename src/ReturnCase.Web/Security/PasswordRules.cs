using Microsoft.AspNetCore.Identity;
using ReturnCase.Data;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Security;

/// <summary>What is wrong with a password; the name is the key of its sentence.</summary>
public enum PasswordFault
{
    PasswordTooShort,
    PasswordTooLong,
    PasswordCommon,
    PasswordHoldsName,
}

/// <summary>A password is long, and not one that others guess first. What it is made of is nobody's business.</summary>
public sealed class PasswordRules(DemoOptions demo) : IPasswordValidator<AppUser>
{
    public const int MinLength = 12;
    public const int MaxLength = 256;

    /// <summary>The first thing wrong with a password of this user; null when nothing is. The demo only asks for the length of its own.</summary>
    public PasswordFault? FirstFault(string password, string userName) => password switch
    {
        { Length: > MaxLength } => PasswordFault.PasswordTooLong,
        _ when demo.Enabled && password.Length >= DemoAccounts.Password.Length => null,
        { Length: < MinLength } => PasswordFault.PasswordTooShort,
        _ when userName.Length > 2 && password.Contains(userName, StringComparison.OrdinalIgnoreCase) => PasswordFault.PasswordHoldsName,
        _ when CommonPasswords.Hold(password) => PasswordFault.PasswordCommon,
        _ => null,
    };

    /// <summary>The same for a command line.</summary>
    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password) =>
        Task.FromResult(FirstFault(password ?? "", user.UserName ?? "") is { } fault ? IdentityResult.Failed(new IdentityError { Code = fault.ToString(), Description = Sentence(fault) }) : IdentityResult.Success);

    private static string Sentence(PasswordFault fault) => fault switch
    {
        PasswordFault.PasswordTooShort => $"The password must have at least {MinLength} characters.",
        PasswordFault.PasswordTooLong => $"The password must have at most {MaxLength} characters.",
        PasswordFault.PasswordCommon => "The password is one that is guessed first; take a few words that do not belong together.",
        _ => "The password must not hold the user name.",
    };
}
