-- Run by compose.yaml as often as it starts; $(NewPassword) comes from the environment.
IF SUSER_ID('returncase') IS NULL
    CREATE LOGIN returncase WITH PASSWORD = '$(NewPassword)', DEFAULT_DATABASE = ReturnCase;
ELSE
    ALTER LOGIN returncase WITH PASSWORD = '$(NewPassword)';
GO
USE ReturnCase;
IF USER_ID('returncase') IS NULL
    CREATE USER returncase FOR LOGIN returncase;
ALTER ROLE db_datareader ADD MEMBER returncase;
ALTER ROLE db_datawriter ADD MEMBER returncase;
GO
