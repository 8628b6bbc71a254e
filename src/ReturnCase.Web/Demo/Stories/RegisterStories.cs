using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Fills the shared registers of the demo: houses that are open, full, closed or out of contract, and countries of which something is known, one of them long ago.</summary>
internal static class RegisterStories
{
    public static async Task TellAsync(IServiceProvider services, StoryWorld world, CancellationToken cancel)
    {
        var db = services.GetRequiredService<ReturnCaseDb>();
        if (await db.Users.Where(u => u.Role == ActorRole.Administrator && !u.Disabled).OrderBy(u => u.UserName).FirstOrDefaultAsync(cancel) is not { } user)
            return;
        var keeper = new Actor(user.Id, user.DisplayName, ActorRole.Administrator);
        var ids = world.Places.Select(place => place.Id).ToArray();
        var places = await db.CarePlaces.Include(p => p.Entries).Include(p => p.Placements).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        CarePlace At(int index) => places[ids[index]];
        Change On(int daysAgo, string? why = null)
        {
            var at = world.Now.UtcDateTime.AddDays(-daysAgo);
            return new(keeper, AmsterdamCalendar.DateOf(at), at, why) { Policy = world.Policy };
        }

        DateOnly Day(int fromNow) => world.Today.AddDays(fromNow);
        var bridge = new HouseDetails(At(1).Name, "Oujda", 20, Day(-700), Day(-30), Day(-400), "mw. F. El Idrissi, +212 5550 0101");
        At(1).Revise(On(690, "Nieuw contract."), bridge);
        At(1).Revise(On(120, "Contract verlengd en vier plaatsen erbij; bezocht door de liaison."), bridge with { Capacity = 24, ContractUntil = Day(320), InspectedOn = Day(-125) });
        At(2).Revise(On(800, "Nieuw contract."), new(At(2).Name, "Tirana", 12, Day(-800), Day(-62), Day(-290), "kantoor jeugdzorg, +355 5550 0144"));
        At(3).Revise(On(400, "Nieuw contract."), new(At(3).Name, "Conakry", 30, Day(-400), null, Day(-210), "dhr. I. Barry"));
        At(4).Revise(On(300, "Klein huis, één plaats, via IOM."), new(At(4).Name, "Kindia", 1, Day(-300), Day(430), Day(-90), null));
        At(5).Revise(On(500, "Nieuw contract."), new(At(5).Name, "Keren", 8, Day(-500), Day(200), Day(-330), "zuster Letebrhan"));
        At(5).Close(On(75, "Na een bezoek gesloten: te weinig begeleiding in de nacht."));

        var morocco = new CountryPolicy(On(600), "MA", new(null, true, Day(-610), "Ambtsbericht Marokko", null));
        morocco.Revise(On(95), new(true, true, Day(-100), "Liaison in Rabat", "Alleen voor jongeren van wie de identiteit vaststaat."));
        db.CountryPolicies.AddRange(
            morocco,
            new CountryPolicy(On(60), "GN", new(true, false, Day(-70), "IOM Conakry", "Twee huizen onder contract. De overheid verwijst naar die huizen.")),
            new CountryPolicy(On(430), "AL", new(true, true, Day(-440), "Werkbezoek Tirana", null)),
            new CountryPolicy(On(150), "ER", new(false, null, Day(-160), "Algemeen ambtsbericht", "Over zorg door de overheid is geen betrouwbare bron.")));
        await db.SaveChangesAsync(cancel);
    }
}
