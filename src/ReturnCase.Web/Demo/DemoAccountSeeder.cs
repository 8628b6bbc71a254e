using Microsoft.AspNetCore.Identity;
using ReturnCase.Data;

namespace ReturnCase.Web.Demo;

internal sealed class DemoAccountSeeder(UserManager<AppUser> users)
{
    public async Task SeedAsync()
    {
        foreach (var account in DemoAccounts.All)
        {
            if (await users.FindByNameAsync(account.UserName) is not null)
                continue;
            var user = new AppUser
            {
                UserName = account.UserName,
                DisplayName = account.DisplayName,
                Role = account.Role,
                Team = account.Team,
            };
            var result = await users.CreateAsync(user, DemoAccounts.Password);
            if (!result.Succeeded)
                throw new InvalidOperationException($"Demo account {account.UserName}: {result}");
        }
    }
}
